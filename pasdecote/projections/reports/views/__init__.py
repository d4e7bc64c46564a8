"""The screens of bilans."""

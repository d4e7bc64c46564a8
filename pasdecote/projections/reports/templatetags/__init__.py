"""What the screens of bilans write."""

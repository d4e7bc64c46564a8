"""The screens of a structure: who works there, its identity, the groups it accompanies."""

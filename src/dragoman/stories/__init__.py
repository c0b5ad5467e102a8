"""Many readings together: which texts are the same, which acts are the same."""

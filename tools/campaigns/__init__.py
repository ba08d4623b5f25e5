"""Campaigns: long checks that throw much at one part. The tests run small samples of them."""

"""What a waiting-room computer shows besides the app's own screens."""

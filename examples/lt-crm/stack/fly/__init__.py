"""A stand-in for Fly.io that keeps real state: images, releases, secrets, one Machine an app."""

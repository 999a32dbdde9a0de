"""Kills, crashes and failing disks."""

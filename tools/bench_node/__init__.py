"""Peers in Node: drivers, and the template in their own syntax."""

package io.rhapsode.events.generation;

/** How many generations of a tenant are accepted and not over, as far as was counted; previews are not among them. */
public record UnderWayView(int generations) {}

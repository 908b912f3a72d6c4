package io.rhapsode.events.voice;

/**
 * Query for a {@link CataloguePage}: what the library knows of the providers' voices, in the order of their ids.
 *
 * @param after the last id of the page before; empty for the first page
 */
public record ReadCatalogue(String after) {

    /** Voices on a page that is full: as many as most installations have altogether, and well under what a message may weigh. */
    public static final int PAGE = 8_000;
}

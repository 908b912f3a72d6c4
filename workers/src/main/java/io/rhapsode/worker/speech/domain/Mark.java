package io.rhapsode.worker.speech.domain;

/**
 * A stretch of a text, a character or a word, and when it is heard.
 *
 * @param start first UTF-16 unit
 * @param end unit behind the last
 * @param fromMillis from the beginning of the audio
 * @param toMillis likewise; {@link #TO_THE_END} where it lasts as long as the audio does
 */
public record Mark(int start, int end, int fromMillis, int toMillis) {

    public static final int TO_THE_END = Integer.MAX_VALUE;
}

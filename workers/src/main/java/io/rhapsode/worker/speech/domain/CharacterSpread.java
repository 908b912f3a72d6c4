package io.rhapsode.worker.speech.domain;

import io.rhapsode.events.generation.CharacterTimes;

/**
 * Spreads what is known of the parts of a chunk over each of its characters: evenly over those of a mark, be it a word; and what no mark covers, white space and punctuation for most, evenly over the
 * time between its neighbours. For one chunk.
 */
public final class CharacterSpread {

    private final String text;
    private final double beginMillis;
    private final int[] starts;
    private final int[] ends;
    private int unit;
    private int character;

    private CharacterSpread(String text, double beginMillis) {
        this.text = text;
        this.beginMillis = beginMillis;
        this.starts = new int[text.codePointCount(0, text.length())];
        this.ends = new int[starts.length];
    }

    /**
     * When each code point is heard.
     *
     * @param text of the chunk as it stands in the source
     * @param origins of each unit of the text that was spoken, its place in the source
     * @param timings of the text that was spoken
     * @param beginMillis when the chunk begins in the sound of the whole
     * @param lengthMillis of its audio
     */
    public static CharacterTimes over(
            String text, int[] origins, Timings timings, double beginMillis, double lengthMillis) {
        var spread = new CharacterSpread(text, beginMillis);
        double heard = 0;
        for (var mark : timings.marks()) {
            spread.upTo(origins[mark.start()], heard, mark.fromMillis());
            spread.upTo(origins[mark.end() - 1] + 1, mark.fromMillis(), mark.toMillis());
            heard = mark.toMillis();
        }
        spread.upTo(text.length(), heard, Math.max(heard, lengthMillis));
        return new CharacterTimes(spread.starts, spread.ends);
    }

    private void upTo(int end, double fromMillis, double toMillis) {
        int count = text.codePointCount(unit, end);
        for (int at = 0; at < count; at++) {
            starts[character] = rounded(fromMillis + (toMillis - fromMillis) * at / count);
            ends[character] = rounded(fromMillis + (toMillis - fromMillis) * (at + 1) / count);
            character++;
        }
        unit = end;
    }

    private int rounded(double millis) {
        return Math.toIntExact(Math.round(beginMillis + millis));
    }
}

package io.rhapsode.worker.text.domain;

/**
 * What line breaks mean in a text.
 *
 * @param wrapped the lines were broken by a program or a typist because they were full, so a break means nothing
 * @param width of full lines, where they are wrapped
 * @param blankLines paragraphs are set apart by blank lines, so that a line break alone is less than a paragraph
 */
record LineStyle(boolean wrapped, int width, boolean blankLines) {

    private static final int LONGEST = 255;
    private static final int FEWEST_PAIRS = 3;

    /**
     * Whether lines are wrapped shows in what follows them: the next line's first word would not have fitted any more. Verse has lines of
     * much the same length too, but not that.
     */
    static LineStyle of(String text) {
        var lengths = new int[LONGEST + 1];
        var lengthsWithNextWord = new int[LONGEST + 17];
        int pairs = 0;
        int lines = 0;
        int gaps = 0;
        Line before = null;
        for (int at = 0; at < text.length(); ) {
            var line = Line.at(text, at);
            at = line.next();
            if (line.blank()) {
                gaps += before == null ? 0 : 1;
                before = null;
                continue;
            }
            lines++;
            if (before != null) {
                int length = Math.min(before.length(), LONGEST);
                lengths[length]++;
                lengthsWithNextWord[length + 1 + line.firstWord(text)]++;
                pairs++;
            }
            before = line;
        }
        int width = 0;
        for (int seen = 0; seen * 50L < pairs * 49L; width++) {
            seen += lengths[width];
        }
        width = Math.max(0, width - 1);
        int full = 0;
        for (int length = width + 1; length < lengthsWithNextWord.length; length++) {
            full += lengthsWithNextWord[length];
        }
        boolean wrapped = pairs >= FEWEST_PAIRS && width >= 40 && width <= 120 && full * 10L >= pairs * 7L;
        return new LineStyle(wrapped, width, gaps * 8L >= lines);
    }
}

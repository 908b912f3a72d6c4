package io.rhapsode.worker.speech.local;

/** A text as espeak-ng should see it: nothing in it is an instruction. */
final class EspeakText {

    private EspeakText() {}

    /** Double brackets would switch to its phoneme notation, and control characters are commands to it. */
    static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(EspeakText::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int plain(int codePoint) {
        return switch (codePoint) {
            case '[' -> '(';
            case ']' -> ')';
            case '\n' -> '\n';
            default -> Character.isISOControl(codePoint) ? ' ' : codePoint;
        };
    }
}

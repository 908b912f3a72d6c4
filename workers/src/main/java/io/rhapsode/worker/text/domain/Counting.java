package io.rhapsode.worker.text.domain;

/** How a provider counts the length of what it is given. */
public enum Counting {
    CODE_POINTS {
        @Override
        int sizeOf(int codePoint) {
            return 1;
        }
    },
    UTF8_BYTES {
        @Override
        int sizeOf(int codePoint) {
            if (codePoint < 0x80) {
                return 1;
            }
            if (codePoint < 0x800) {
                return 2;
            }
            return codePoint < 0x10000 ? 3 : 4;
        }
    },
    UTF16_UNITS {
        @Override
        int sizeOf(int codePoint) {
            return Character.charCount(codePoint);
        }
    };

    abstract int sizeOf(int codePoint);

    /** The length of a text in this counting. */
    public int sizeOf(CharSequence text) {
        return text.codePoints().map(this::sizeOf).sum();
    }
}

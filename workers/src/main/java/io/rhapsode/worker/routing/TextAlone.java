package io.rhapsode.worker.routing;

import io.rhapsode.events.text.KeptText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Of a {@link KeptText} the text without what is said around it: that is not counted, analysed or paid. */
final class TextAlone extends FilterInputStream {

    private boolean over;

    TextAlone(InputStream kept) {
        super(kept);
    }

    @Override
    public int read() throws IOException {
        int read = over ? -1 : super.read();
        over |= read == KeptText.DIVIDER;
        return over ? -1 : read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = over ? -1 : super.read(buffer, offset, length);
        for (int at = 0; at < read; at++) {
            if (buffer[offset + at] == KeptText.DIVIDER) {
                over = true;
                return at == 0 ? -1 : at;
            }
        }
        return read;
    }
}

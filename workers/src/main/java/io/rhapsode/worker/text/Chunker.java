package io.rhapsode.worker.text;

import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.worker.text.domain.ChunkPacker;
import io.rhapsode.worker.text.domain.SizeLimit;
import io.rhapsode.worker.text.domain.TextLayout;
import java.util.List;

/**
 * Cuts a text into chunks that are spoken one by one. A chunk never reaches across the head of a chapter and holds whole sentences; only a
 * sentence that fits no request is cut itself. The first chunk is short, so that listening can start. The same text always gives the same
 * chunks, in time linear in its length. For any number of threads.
 */
public final class Chunker {

    /**
     * The chunks of a text.
     *
     * @param text one that {@link SourceText#refusal} accepts
     * @param language BCP 47, {@code und} where it is not known
     * @param limits what is sent of a chunk ({@link io.rhapsode.worker.text.domain.SpeakableText}) fits all of them
     * @return spans in code points that cover the text from 0 to its end without gap or overlap; each has something to speak
     * @throws IllegalArgumentException if there is nothing to speak in the text
     */
    public List<ChunkSpan> split(String text, String language, List<SizeLimit> limits) {
        if (text.codePoints().noneMatch(SourceText::isSpeakable)) {
            throw new IllegalArgumentException("nothing in the text can be spoken");
        }
        var packer = new ChunkPacker(text, limits);
        var sentences = new Sentences(text, language);
        var cutter = new SentenceCutter(text, language, limits);
        for (var paragraph : new TextLayout(text)) {
            if (paragraph.head()) {
                packer.close();
            }
            sentences.of(paragraph, (start, end, after) -> cutter.cut(start, end, after, packer::add));
            if (paragraph.head()) {
                packer.close();
            }
        }
        return packer.finishAll();
    }
}

package io.rhapsode.worker.generation;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.KeptText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads source texts, whole or cut into chunks. */
final class SourceTexts {

    private final ObjectStore objects;

    SourceTexts(ObjectStore objects) {
        this.objects = objects;
    }

    /** The text, with what is said around it; empty once it is erased. */
    Optional<KeptText> find(ObjectKey key) throws IOException {
        try (var content = objects.open(key)) {
            return Optional.of(KeptText.read(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException erased) {
            return Optional.empty();
        }
    }

    /** The text of each span, in one pass: spans count code points, strings do not. */
    static List<String> cut(String text, List<ChunkSpan> spans) {
        List<String> chunks = new ArrayList<>(spans.size());
        int unit = 0;
        int codePoint = 0;
        for (ChunkSpan span : spans) {
            int start = text.offsetByCodePoints(unit, span.start() - codePoint);
            unit = text.offsetByCodePoints(start, span.characters());
            codePoint = span.end();
            chunks.add(text.substring(start, unit));
        }
        return chunks;
    }
}

package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts sentences together to chunks, in one pass. A chunk takes as many as fit; where it has to end, it rather ends with a paragraph if
 * that does not leave it all too short. What cannot be spoken goes to a neighbour and is never a chunk of its own.
 */
public final class ChunkPacker {

    /** About a minute of speech: long enough for a voice to find its tone, short enough that a lost request costs little. */
    public static final int TARGET = 900;

    /** About twelve seconds: what a listener waits for before anything is heard. */
    public static final int FIRST_TARGET = 200;

    /** A last chunk of a chapter that is shorter goes to the one before. */
    private static final int SHORTEST_LAST = 120;

    /** As long as less has been said, the listener still waits for the beginning: the next chunk is a short one too. */
    private static final int ENOUGH_TO_BEGIN = 60;

    private final String text;
    private final List<SizeLimit> limits;
    private final List<ChunkSpan> spans = new ArrayList<>();

    private Draft draft = new Draft();
    private Draft finished = new Draft();
    private int position;
    private int spanStart;
    private boolean finishedMayGrow;

    public ChunkPacker(String text, List<SizeLimit> limits) {
        this.text = text;
        this.limits = List.copyOf(limits);
    }

    /** Adds the text from where the last piece ended up to {@code end}. */
    public void add(int end, Boundary after) {
        var piece = new Piece(
                end, Character.codePointCount(text, position, end), SpeakableText.measure(text, position, end), after);
        position = end;
        if (!piece.sizes().speakable()) {
            addSilent(piece);
            return;
        }
        while (draft.speakable() && !takes(piece)) {
            finish();
        }
        draft.add(piece);
    }

    /** The chunk ends here in any case: before and behind the head of a chapter. */
    public void close() {
        if (!draft.speakable()) {
            return;
        }
        if (finishedMayGrow && isShortRest() && finished.fitsWith(draft, limits)) {
            finished.addAll(draft.pieces());
            draft = new Draft();
        } else {
            moveToFinished(draft.pieces().size());
        }
        finishedMayGrow = false;
    }

    /** All chunks, where there was something to speak; nothing may be added afterwards. */
    public List<ChunkSpan> finishAll() {
        close();
        writeFinished();
        return List.copyOf(spans);
    }

    private boolean isShortRest() {
        return draft.codePoints() < SHORTEST_LAST && finished.codePoints() <= TARGET;
    }

    private void addSilent(Piece piece) {
        if (draft.isEmpty() && finished.speakable()) {
            finished.add(piece);
        } else {
            draft.add(piece);
        }
    }

    private boolean takes(Piece piece) {
        return draft.codePoints() + piece.codePoints() <= target()
                && draft.sizeWith(piece).fits(limits);
    }

    private int target() {
        boolean stillBeginning = spans.isEmpty() && finished.codePoints() < ENOUGH_TO_BEGIN;
        return stillBeginning ? FIRST_TARGET : TARGET;
    }

    private void finish() {
        moveToFinished(draft.bestEnd(target()));
        finishedMayGrow = spans.size() > 0;
    }

    private void moveToFinished(int count) {
        writeFinished();
        var pieces = draft.pieces();
        finished = new Draft();
        finished.addAll(pieces.subList(0, count));
        draft = new Draft();
        draft.addAll(pieces.subList(count, pieces.size()));
    }

    private void writeFinished() {
        if (finished.isEmpty()) {
            return;
        }
        int end = spanStart + finished.codePoints();
        var after = finished.after();
        spans.add(new ChunkSpan(spanStart, end, after, Pauses.millisAfter(after)));
        spanStart = end;
        finished = new Draft();
    }
}

package io.rhapsode.worker.text.domain;

import io.rhapsode.events.text.Boundary;
import java.util.ArrayList;
import java.util.List;

/** A chunk in the making: its pieces, and the size of what will be sent of them. */
final class Draft {

    /** Silent pieces in a row are sent as one run of marks, and never more of it than this. */
    private static final Size LONGEST_GAP = new Size(8, 8 * 4, 8 * 2);

    private final List<Piece> pieces = new ArrayList<>();
    private int codePoints;
    private Size lead = Size.NONE;
    private Size sent = Size.NONE;
    private Size gap = Size.NONE;

    void add(Piece piece) {
        pieces.add(piece);
        codePoints += piece.codePoints();
        var sizes = piece.sizes();
        if (!sizes.speakable()) {
            gap = shortened(gap.plus(sizes.lead()).plus(sizes.trail()));
            return;
        }
        if (!speakable()) {
            lead = shortened(gap.plus(sizes.lead()));
            sent = sizes.body();
        } else {
            sent = sizeWith(piece);
        }
        gap = sizes.trail();
    }

    void addAll(List<Piece> more) {
        List.copyOf(more).forEach(this::add);
    }

    /** What would be sent, at most, if the piece were added. */
    Size sizeWith(Piece piece) {
        return sent.plus(shortened(gap.plus(piece.sizes().lead())))
                .plus(piece.sizes().body());
    }

    boolean fitsWith(Draft next, List<SizeLimit> limits) {
        return sent.plus(shortened(gap.plus(next.lead))).plus(next.sent).fits(limits);
    }

    /**
     * How many pieces make the best chunk when not all of what comes can be taken: up to the last end of a paragraph that leaves the
     * chunk two fifths of its length, else all. There is something to speak in the draft, and then in the chunk.
     */
    int bestEnd(int target) {
        int firstSound = 0;
        while (!pieces.get(firstSound).sizes().speakable()) {
            firstSound++;
        }
        int best = pieces.size();
        int rest = codePoints;
        for (int count = pieces.size(); count > firstSound && rest * 5 >= target * 2; count--) {
            var piece = pieces.get(count - 1);
            if (piece.after().compareTo(Boundary.PARAGRAPH) >= 0) {
                best = count;
                break;
            }
            rest -= piece.codePoints();
        }
        while (best < pieces.size() && !pieces.get(best).sizes().speakable()) {
            best++;
        }
        return best;
    }

    /** What follows the chunk. Ornaments at its end do not make the pause shorter. */
    Boundary after() {
        var after = Boundary.WORD;
        for (int at = pieces.size() - 1; at >= 0; at--) {
            var piece = pieces.get(at);
            after = after.compareTo(piece.after()) >= 0 ? after : piece.after();
            if (piece.sizes().speakable()) {
                break;
            }
        }
        return after;
    }

    List<Piece> pieces() {
        return pieces;
    }

    int codePoints() {
        return codePoints;
    }

    boolean speakable() {
        return sent.codePoints() > 0;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    private static Size shortened(Size run) {
        return run.codePoints() > LONGEST_GAP.codePoints() ? LONGEST_GAP : run;
    }
}

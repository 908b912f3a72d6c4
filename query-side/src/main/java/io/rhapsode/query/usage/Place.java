package io.rhapsode.query.usage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: the next begins behind it. Opaque to callers, and good for the same question only.
 *
 * @param age of the day, in days before the last that was asked for
 */
record Place(int age, String provider, String project, String apiKey) {

    static final Place BEFORE_ALL = new Place(-1, "", "", "");

    /** In none of the ids. */
    private static final String BETWEEN = "\n";

    private static final int PARTS = 4;

    /** @throws IllegalArgumentException for anything that no page gave out */
    static Place parse(String written) {
        var text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
        String[] parts = text.split(BETWEEN, -1);
        if (parts.length != PARTS || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Place(Integer.parseInt(parts[0]), parts[1], parts[2], parts[3]);
    }

    @Override
    public String toString() {
        String text = String.join(BETWEEN, String.valueOf(age), provider, project, apiKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

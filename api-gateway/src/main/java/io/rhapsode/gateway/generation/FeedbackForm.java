package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.FeedbackTag;
import io.rhapsode.gateway.form.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a listener says.
 *
 * @param tags of the fixed vocabulary
 * @param freeTags the others, which are words of a person
 */
record FeedbackForm(
        int rating,
        List<FeedbackTag> tags,
        List<String> freeTags,
        @Nullable String comment) {

    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG_LENGTH = 50;
    private static final int MAX_COMMENT_LENGTH = 2_000;

    static FeedbackForm read(Fields body) {
        Long rating = body.wholeNumber("rating", 1, 5);
        if (!body.has("rating")) {
            body.faults().add("/rating", "is missing");
        }
        List<String> words = body.words("tags", MAX_TAGS, MAX_TAG_LENGTH);
        var form = new FeedbackForm(
                rating == null ? 0 : rating.intValue(),
                Arrays.stream(FeedbackTag.values())
                        .filter(tag ->
                                words.stream().anyMatch(word -> tag.code().equals(plain(word))))
                        .toList(),
                words.stream()
                        .filter(word -> Arrays.stream(FeedbackTag.values())
                                .noneMatch(tag -> tag.code().equals(plain(word))))
                        .distinct()
                        .toList(),
                body.words("comment", MAX_COMMENT_LENGTH));
        body.nothingElse();
        return form;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}

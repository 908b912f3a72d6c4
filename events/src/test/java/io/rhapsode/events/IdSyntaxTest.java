package io.rhapsode.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is an id or a key, and what is not. */
class IdSyntaxTest {

    private static final int TEXTS = 20_000;

    /** Pieces that valid texts are made of, and some that none may have. */
    private static final List<String> PIECES = List.of(
            "gen_",
            "ten_",
            "a",
            "z",
            "0",
            "9",
            "A",
            "-",
            "_",
            ".",
            ":",
            "/",
            "+",
            " ",
            "é",
            "A1b2",
            "\n",
            "0123456789abcdefghijklmnop",
            "abcdefghijklmnopqrstuvwxyz0123456789abcd");

    static Stream<Arguments> syntaxes() {
        return Stream.of(
                arguments("gen_[a-z0-9]{26}", made(GenerationId::new)),
                arguments("ten_[a-z0-9]{1,40}", made(TenantId::new)),
                arguments("[a-z0-9][a-z0-9-]{0,39}", made(ProviderId::new)),
                arguments("[A-Za-z0-9][A-Za-z0-9_.+:/-]{0,119}", made(VoiceId::new)),
                arguments("(?=.{1,240}$)[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)*", made(ObjectKey::new)));
    }

    private static Function<String, Object> made(Function<String, Object> constructor) {
        return constructor;
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void everyTextOfTheSyntaxIsOneAndNoOther(String syntax, Function<String, Object> made) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Pattern pattern = Pattern.compile(syntax);
        int valid = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            boolean expected = pattern.matcher(text).matches();
            valid += expected ? 1 : 0;
            assertThat(accepts(made, text)).as("\"%s\", seed %d", text, seed).isEqualTo(expected);
        }
        assertThat(valid).as("texts of the syntax, seed %d", seed).isPositive();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static boolean accepts(Function<String, Object> made, String text) {
        try {
            return made.apply(text).toString().equals(text);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}

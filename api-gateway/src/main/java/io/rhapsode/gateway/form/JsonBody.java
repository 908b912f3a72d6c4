package io.rhapsode.gateway.form;

import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns bytes into JSON, or says in a problem why they are none. Stricter than the library: only UTF-8, no member twice, nothing behind the value. */
final class JsonBody {

    /** Deeper than any request; depth costs stack. */
    private static final int MAX_DEPTH = 32;

    /** Digits of a number. */
    private static final int MAX_DIGITS = 100;

    private static final int MAX_NAME_LENGTH = 1_000;

    /** Values and names; a request has a hundred, and one of millions of them only costs memory. */
    private static final int MAX_TOKENS = 100_000;

    private static final int DECODED_AT_ONCE = 8_192;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxStringLength(
                                    Integer.MAX_VALUE) // the body is bounded, and a text has a limit and a problem of
                            // its own
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** The members of the object that the body is. */
    static Fields read(byte[] body) {
        if (body.length == 0) {
            throw invalid("The body is empty; a JSON object is expected.");
        }
        requireUtf8(body);
        JsonNode value = parse(body);
        if (!value.isObject()) {
            throw new ProblemException(
                    ProblemType.JSON_INVALID,
                    "The body must be a JSON object.",
                    List.of(new InvalidField("", "must be an object")));
        }
        return new Fields(value, "", new Faults());
    }

    private static JsonNode parse(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (StreamConstraintsException e) {
            throw invalid("The body is nested too deeply, or has too many or too long parts.");
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw invalid(
                    location == null
                            ? "The body is not JSON."
                            : "The body is not JSON: see line " + location.getLineNr() + ", column "
                                    + location.getColumnNr() + ".");
        }
    }

    /** The library lets overlong forms and encoded surrogates pass, and takes UTF-16 for what it is. */
    private static void requireUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer characters = CharBuffer.allocate(DECODED_AT_ONCE);
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw invalid("The body is not UTF-8: see byte " + bytes.position() + ".");
        }
        for (int at = 0; at < Math.min(4, body.length); at++) {
            if (body[at] == 0) {
                throw invalid("The body is not UTF-8.");
            }
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.JSON_INVALID, detail);
    }
}

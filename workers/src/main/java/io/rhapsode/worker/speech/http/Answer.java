package io.rhapsode.worker.speech.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service answered, whatever its status.
 *
 * @param headers by their names in small letters
 * @param body not copied, so nobody changes it; {@link io.rhapsode.worker.speech.RawSpeech#MAX_BYTES} at most
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The values of a header; none where it is missing. */
    public List<String> header(String nameInSmallLetters) {
        return headers.getOrDefault(nameInSmallLetters, List.of());
    }

    /** Its first value that is not blank. */
    public Optional<String> first(String nameInSmallLetters) {
        return header(nameInSmallLetters).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}

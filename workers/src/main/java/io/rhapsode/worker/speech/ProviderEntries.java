package io.rhapsode.worker.speech;

import java.util.List;

/** The providers as they are configured, without anything around them: enough to say whether they could work. */
public record ProviderEntries(List<SpeechProviders.Entry> all) {

    public ProviderEntries {
        all = List.copyOf(all);
    }
}

package io.rhapsode.worker.voice;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.events.voice.FindSample;
import io.rhapsode.events.voice.SampleView;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.MasterSpec;
import io.rhapsode.worker.audio.SpokenPart;
import io.rhapsode.worker.speech.Permit;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Utterance;
import io.rhapsode.worker.voice.domain.SampleSentences;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a sentence spoken for the first who wants to hear a voice, and keeps it for all others. No tenant pays for it; what it costs us has a limit for each day. */
final class SampleStudio {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStudio.class);

    private static final AudioSpec MP3 = new AudioSpec(AudioFormat.MP3, 128, true, 44_100);

    /** Samples that this node has spoken at once: whoever leafs through a catalogue must not take the providers' places from those who pay. */
    private static final int AT_ONCE = 4;

    /** How long a node waits for another that speaks the same sample, and how often it looks. Less than callers wait. */
    private static final Duration OTHERS_LIMIT = Duration.ofSeconds(12);

    /** How long a sample stands in line at a provider that is busy: less than its caller waits, so that somebody still hears it, and its place here is not held for nobody. */
    private static final Duration PLACE_LIMIT = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final SpeechProviders providers;
    private final ObjectStore objects;
    private final AudioTools audio;
    private final SampleBook book;
    private final Path work;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param work where a file stands until it is stored */
    SampleStudio(
            SpeechProviders providers,
            ObjectStore objects,
            AudioTools audio,
            SampleBook book,
            Path work,
            InstantSource clock) {
        this.providers = providers;
        this.objects = objects;
        this.audio = audio;
        this.book = book;
        this.work = work;
        this.clock = clock;
    }

    /** Blocks while it is spoken. Each voice once at a time. */
    SampleView sample(FindSample asked) throws IOException, InterruptedException {
        var known = stored(asked);
        return known.isPresent() ? known.get() : speakInTurn(asked);
    }

    private Optional<SampleView> stored(FindSample asked) throws IOException {
        var key = ObjectKey.sample(asked.voiceId());
        var size = objects.size(key);
        return size.isEmpty() ? Optional.empty() : Optional.of(new SampleView(key, size.getAsLong()));
    }

    private SampleView speakInTurn(FindSample asked) throws IOException, InterruptedException {
        var speaker = speaker(asked);
        if (!places.tryAcquire()) {
            throw new RejectedException(Rejection.OVERLOADED, "Other samples are being spoken.");
        }
        try {
            String sentence = SampleSentences.in(asked.language());
            long cost = cost(speaker, SourceText.characters(sentence));
            return switch (book.begin(asked.voiceId(), cost, clock.instant())) {
                case YOURS -> speak(asked, speaker, sentence);
                case ANOTHERS -> awaitOther(asked);
                case FAILED -> throw unavailable();
                case TOO_DEAR -> throw new RejectedException(Rejection.OVERLOADED, "Enough samples were spoken today.");
            };
        } finally {
            places.release();
        }
    }

    private Speaker speaker(FindSample asked) {
        return providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(SpeechProviders.Configured::speaker)
                .filter(speaker -> speaker.voices().stream().anyMatch(voice -> isAsked(asked, speaker, voice.name())))
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        Rejection.VOICE_NOT_FOUND,
                        "The voice cannot be had now, and nobody has listened to it before."));
    }

    private static boolean isAsked(FindSample asked, Speaker speaker, String name) {
        return asked.voice().value().equals(speaker.id() + ":" + name);
    }

    private SampleView speak(FindSample asked, Speaker speaker, String sentence)
            throws IOException, InterruptedException {
        boolean begun = false;
        boolean done = false;
        try (var permit = place(asked, speaker)) {
            begun = true;
            var request = new SpeechRequest(
                    sentence,
                    asked.voice().value().substring(speaker.id().value().length() + 1),
                    null,
                    asked.language(),
                    SpeechSettings.DEFAULT);
            if (!(speaker.speak(request) instanceof Utterance.Spoken spoken)) {
                throw unavailable();
            }
            store(asked, spoken.speech().wav());
            long cost = cost(speaker, spoken.billedCharacters());
            book.spoken(asked.voiceId(), cost, clock.instant());
            done = true;
            LOG.atInfo()
                    .addKeyValue("costMicros", cost)
                    .addKeyValue("voice", asked.voice())
                    .log("spoke a sample");
            return stored(asked).orElseThrow();
        } finally {
            if (!begun) {
                book.letGo(asked.voiceId(), clock.instant());
            } else if (!done) {
                book.failed(asked.voiceId(), clock.instant());
            }
        }
    }

    private static Permit place(FindSample asked, Speaker speaker) throws InterruptedException {
        return speaker.acquire(asked.tenant(), PLACE_LIMIT)
                .orElseThrow(() -> new RejectedException(Rejection.OVERLOADED, "The voice's provider is busy."));
    }

    private void store(FindSample asked, byte[] wav) throws IOException, InterruptedException {
        var file = Files.createTempFile(work, "sample", ".mp3");
        try {
            audio.merge(
                    List.of(new SpokenPart(() -> new ByteArrayInputStream(wav), 0)),
                    new MasterSpec(MP3, new MasterSpec.Tags(null, asked.language())),
                    file,
                    fraction -> {});
            objects.put(ObjectKey.sample(asked.voiceId()), file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private SampleView awaitOther(FindSample asked) throws IOException, InterruptedException {
        long limit = System.nanoTime() + OTHERS_LIMIT.toNanos();
        while (true) {
            var known = stored(asked);
            if (known.isPresent()) {
                return known.get();
            }
            if (System.nanoTime() - limit > 0) {
                throw unavailable();
            }
            Thread.sleep(LOOK);
        }
    }

    private long cost(Speaker speaker, long characters) {
        return speaker.priceAt(clock.instant(), null).costMicros(characters);
    }

    private static RejectedException unavailable() {
        return new RejectedException(Rejection.UNAVAILABLE, "The voice cannot be spoken with just now.");
    }
}

package io.rhapsode.worker.speech.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real espeak-ng. */
@Timeout(60)
class LocalProviderTest {

    private static final ProviderId LOCAL = new ProviderId("local");
    private static final String SENTENCE =
            "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.";

    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    private LocalProvider local;

    @BeforeEach
    void theRealProgram() {
        local = provider(Espeak.PROGRAM);
    }

    @Test
    void itSpeaksAndDeliversWav() throws Exception {
        var spoken = local.synthesize(request("en-us", SENTENCE, SpeechSettings.DEFAULT));

        var format = AudioSystem.getAudioFileFormat(new ByteArrayInputStream(spoken.audio()));
        assertThat(format.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
        assertThat(format.getFormat().getChannels()).isEqualTo(1);
        assertThat(format.getFrameLength() * 2 + 44).isEqualTo(spoken.audio().length);
        assertThat(seconds(spoken.audio())).isBetween(4.0, 9.0);
        assertThat(spoken.billedCharacters()).isEqualTo(SENTENCE.length());
    }

    @Test
    void itHasVoicesForItsManyLanguages() {
        var languages = new HashSet<String>();
        local.voices().forEach(voice -> languages.addAll(voice.languages()));

        assertThat(languages)
                .contains("en-US", "en-GB", "de", "fr-FR", "pt-BR", "zh", "cmn", "ja", "hi", "ar", "no", "he");
        assertThat(languages).hasSizeGreaterThan(100);
    }

    @Test
    void theVoicesAreInTheOrderInWhichTheyAreTaken() {
        assertThat(first("en", null)).isEqualTo("en-us");
        assertThat(first("pt", null)).isEqualTo("pt-br");
        assertThat(first("fr", null)).isEqualTo("fr-fr");
        assertThat(first("es", null)).isEqualTo("es");
        assertThat(first("zh", null)).isEqualTo("cmn");
        assertThat(first("en", Gender.FEMALE)).isEqualTo("en-us+f2");
    }

    @Test
    void everyVoiceHasANameOfItsOwnThatMakesAnId() {
        assertThat(local.voices()).extracting(Voice::name).doesNotHaveDuplicates();
        assertThat(local.voices()).allSatisfy(voice -> VoiceId.of(LOCAL, voice.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ru", "cmn", "ja", "hi", "ar", "am", "en-us+f2"})
    void everyVoiceCanBeHeard(String voice) throws Exception {
        var text = "Один 二つ drei कखग ሰላም كان one two three.";

        var spoken = local.synthesize(request(voice, text, SpeechSettings.DEFAULT));

        assertThat(seconds(spoken.audio())).isGreaterThan(0.5);
    }

    @Test
    void aThroatChangesTheSound() throws Exception {
        var man = local.synthesize(request("en-us", SENTENCE, SpeechSettings.DEFAULT));
        var woman = local.synthesize(request("en-us+f2", SENTENCE, SpeechSettings.DEFAULT));

        assertThat(woman.audio()).isNotEqualTo(man.audio());
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "0.75, 1.33", "4, 0.25"})
    void speedShortensTheSpeech(double speed, double factor) throws Exception {
        double usual = seconds(local.synthesize(request("en-us", SENTENCE, SpeechSettings.DEFAULT))
                .audio());
        double changed = seconds(
                local.synthesize(request("en-us", SENTENCE, settings(speed, 0))).audio());

        assertThat(changed / usual).isCloseTo(factor, within(factor * 0.15));
    }

    @Test
    void anOctaveUpDoublesThePitch() throws Exception {
        double usual = pitch(local.synthesize(request("en-us", "Aaaah", SpeechSettings.DEFAULT))
                .audio());
        double high = pitch(
                local.synthesize(request("en-us", "Aaaah", settings(1, 12))).audio());

        assertThat(high / usual).isBetween(1.6, 2.4);
    }

    @Test
    void settingsAreGivenInTheProgramsOwnUnits() {
        assertThat(EspeakArguments.of("de", SpeechSettings.DEFAULT))
                .containsExactly("-v", "de", "-s", "175", "-p", "50");
        assertThat(EspeakArguments.of("de", settings(1.5, 12))).containsExactly("-v", "de", "-s", "263", "-p", "99");
        assertThat(EspeakArguments.of("de", settings(0.25, -12))).containsExactly("-v", "de", "-s", "80", "-p", "0");
        assertThat(EspeakArguments.of("de", settings(1, 6))).containsExactly("-v", "de", "-s", "175", "-p", "75");
    }

    @Test
    void nothingInTheTextIsAnInstruction() throws Exception {
        var plain = local.synthesize(request("en-us", "say ((D,Is)) now", SpeechSettings.DEFAULT));
        var phonemes = local.synthesize(request("en-us", "say [[D,Is]] now", SpeechSettings.DEFAULT));
        var option = local.synthesize(request("en-us", "--version -w never.wav", SpeechSettings.DEFAULT));

        assertThat(phonemes.audio()).isEqualTo(plain.audio());
        assertThat(seconds(option.audio())).isGreaterThan(1);
        assertThat(EspeakText.of("a\u0001\u0000b\tc\nd\u0085")).isEqualTo("a  b c\nd ");
    }

    @Test
    void aTextOfTheGreatestLengthIsSpoken() throws Exception {
        var spoken = local.synthesize(request("cmn", "好".repeat(LocalProvider.MAX_CHARACTERS), settings(4, 0)));

        assertThat(seconds(spoken.audio())).isGreaterThan(100);
    }

    @Test
    void nothingToSayIsEmptyAudio() {
        assertFails(local, request("en-us", "", SpeechSettings.DEFAULT), AttemptOutcome.EMPTY_AUDIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx-nope", "en-us+nope", "-w/tmp/x"})
    void anUnknownVoiceIsNotAsked(String voice) {
        assertFails(local, request(voice, SENTENCE, SpeechSettings.DEFAULT), AttemptOutcome.VOICE_UNKNOWN);
    }

    @Test
    void aMissingProgramIsSaidByItsHealth() {
        var missing = provider("espeak-ng-that-is-not-there");

        assertThat(local.health()).isInstanceOf(ProviderHealth.Up.class);
        assertThat(missing.voices()).isEmpty();
        assertThat(((ProviderHealth.Down) missing.health()).advice())
                .contains("espeak-ng is missing")
                .contains("apt-get install espeak-ng");
        assertFails(missing, request("en-us", SENTENCE, SpeechSettings.DEFAULT), AttemptOutcome.UNAVAILABLE);
    }

    @Test
    void aProgramThatFailsIsAFailure() throws IOException {
        var failing = provider(program("exit 3"));

        assertFails(failing, request("en-us", SENTENCE, SpeechSettings.DEFAULT), AttemptOutcome.SERVER_ERROR);
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        var pid = folder.resolve("pid");
        var hanging = provider(program("echo $$ > " + pid + "; exec sleep 600"));
        var ended = new CompletableFuture<Throwable>();
        var thread = Thread.startVirtualThread(() -> {
            try {
                hanging.synthesize(request("en-us", SENTENCE, SpeechSettings.DEFAULT));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        var process =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        thread.interrupt();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(process.isAlive()).isFalse();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        local.synthesize(request("en-us", SENTENCE, SpeechSettings.DEFAULT));
        assertFails(local, request("en-us", "", SpeechSettings.DEFAULT), AttemptOutcome.EMPTY_AUDIO);

        assertThat(scratch).isEmptyDirectory();
    }

    /** A program that lists voices as espeak-ng does, and does something else with a text. */
    private String program(String whatItDoes) throws IOException {
        var script = folder.resolve("espeak");
        Files.writeString(script, """
                #!/bin/sh
                case "$1" in --v*) exec espeak-ng "$1";; esac
                %s
                """.formatted(whatItDoes));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    private String first(String language, @Nullable Gender gender) {
        return local.voices().stream()
                .filter(voice -> voice.languages().contains(language))
                .filter(voice -> gender == null || voice.gender() == gender)
                .findFirst()
                .orElseThrow()
                .name();
    }

    private LocalProvider provider(String program) {
        return new LocalProvider(LOCAL, ProviderSettings.NONE, new Espeak(program, scratch), Clock.systemUTC());
    }

    private static SpeechRequest request(String voice, String text, SpeechSettings settings) {
        return new SpeechRequest(text, voice, null, "en", settings);
    }

    private static SpeechSettings settings(double speed, double pitch) {
        return new SpeechSettings(speed, pitch, 0.5, 0.75, 0, 1, "auto");
    }

    private static double seconds(byte[] wav) throws Exception {
        var format = AudioSystem.getAudioFileFormat(new ByteArrayInputStream(wav));
        return format.getFrameLength() / format.getFormat().getFrameRate();
    }

    /** The frequency at which a tenth of a second repeats itself best. */
    private static double pitch(byte[] wav) {
        int rate = 22_050;
        var samples = new double[(wav.length - 44) / 2];
        for (int at = 0; at < samples.length; at++) {
            samples[at] = (short) (wav[44 + 2 * at] & 0xFF | wav[45 + 2 * at] << 8);
        }
        int from = samples.length / 3;
        int best = 0;
        double likeness = 0;
        for (int lag = rate / 400; lag < rate / 50; lag++) {
            double sum = 0;
            for (int at = from; at < from + rate / 10; at++) {
                sum += samples[at] * samples[at + lag];
            }
            if (sum > likeness) {
                likeness = sum;
                best = lag;
            }
        }
        return (double) rate / best;
    }

    private static void assertFails(LocalProvider provider, SpeechRequest request, AttemptOutcome outcome) {
        assertThatThrownBy(() -> provider.synthesize(request))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(outcome));
    }
}

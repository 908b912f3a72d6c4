package io.rhapsode.worker.speech.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With real programs, which print what they were given behind the beginning of a WAV file. */
@Timeout(60)
class CommandProviderTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final String HEADER = "RIFF____WAVEfmt " + "_".repeat(40);

    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    @Test
    void theTextComesByStandardInputAndTheWavByStandardOutput() throws Exception {
        var echo = provider(program("printf '" + HEADER + "'; cat"));

        var spoken = echo.synthesize(request("Grüße 😀\n\"$(reboot)\" -w x"));

        assertThat(text(spoken.audio())).isEqualTo(HEADER + "Grüße 😀\n\"$(reboot)\" -w x");
        assertThat(spoken.billedCharacters()).isEqualTo(24);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aProgramThatWritesAFileIsToldWhere() throws Exception {
        var writer =
                provider(program("printf '" + HEADER + "' > \"$2\"; cat >> \"$2\"; echo chatter"), "-f", "{output}");

        assertThat(text(writer.synthesize(request("Hi")).audio())).isEqualTo(HEADER + "Hi");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void whatDiffersIsFilledInArgumentByArgument() throws Exception {
        var echo = provider(
                program("printf '" + HEADER + "'; printf '%s|' \"$@\""),
                "--voice={voice}.onnx",
                "-l",
                "{language}",
                "{speed}",
                "a b; c $HOME",
                "{\"json\": 1}");

        assertThat(text(echo.synthesize(request("Hi")).audio()))
                .isEqualTo(HEADER + "--voice=anna.onnx|-l|de-AT|1.25|a b; c $HOME|{\"json\": 1}|");
    }

    @Test
    void aTextLongerThanAPipeHoldsIsHandedOverWhileTheProgramWrites() throws Exception {
        var echo = provider(program("printf '" + HEADER + "'; cat; cat"));

        assertThat(echo.synthesize(request("word ".repeat(100_000))).audio()).hasSize(HEADER.length() + 500_000);
    }

    @Test
    void aProgramDoesNotSeeOurSettings() throws Exception {
        var echo = provider(program("printf '" + HEADER + "'; env"));

        assertThat(text(echo.synthesize(request("Hi")).audio()))
                .contains("PATH=")
                .doesNotContain("RHAPSODE_");
    }

    @Test
    void aProgramThatFailsIsAFailureWhateverItWrote() throws Exception {
        assertFails(provider(program("printf '" + HEADER + "'; exit 3")), AttemptOutcome.SERVER_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "printf RIFF"})
    void nothingIsEmptyAudio(String whatItDoes) throws Exception {
        assertFails(provider(program(whatItDoes)), AttemptOutcome.EMPTY_AUDIO);
    }

    @Test
    void wordsAreNoAudio() throws Exception {
        assertFails(
                provider(program("echo '{\"error\": \"the model of this voice was not found anywhere\"}'")),
                AttemptOutcome.UNDECODABLE);
    }

    @Test
    void aProgramThatWritesWithoutEndIsStopped() throws Exception {
        assertFails(provider(program("exec cat /dev/zero")), AttemptOutcome.IMPLAUSIBLE_LENGTH);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aProgramThatHangsIsATimeoutAndLeavesNothingRunning() throws Exception {
        var pids = folder.resolve("pids");
        var hanging = provider(program("sleep 600 & echo $! $$ > " + pids + "; wait"), Duration.ofSeconds(1));

        assertFails(hanging, AttemptOutcome.TIMEOUT);

        assertNoneRuns(pids);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void anInterruptEndsTheProgramAndWhatItHasStarted() throws Exception {
        var pids = folder.resolve("pids");
        var hanging =
                provider(program("sleep 600 & echo $! $$ > " + pids + ".new; mv " + pids + ".new " + pids + "; wait"));

        Faults.interrupt(() -> hanging.synthesize(request("Hi")), () -> Files.exists(pids));

        assertNoneRuns(pids);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aMissingProgramIsSaidByItsHealth() throws Exception {
        var missing = provider(List.of("piper-that-is-not-there"), PATIENT);

        assertThat(((ProviderHealth.Down) missing.health()).advice())
                .contains("piper-that-is-not-there is missing")
                .contains("rhapsode.speech.providers.neural.command");
        assertFails(missing, AttemptOutcome.UNAVAILABLE);
        assertThat(provider(List.of("sh"), PATIENT).health()).isInstanceOf(ProviderHealth.Up.class);
        assertThat(provider(program("true")).health()).isInstanceOf(ProviderHealth.Up.class);
        var plain = Files.writeString(folder.resolve("plain"), "no program");
        assertThat(provider(List.of(plain.toString()), PATIENT).health()).isInstanceOf(ProviderHealth.Down.class);
    }

    @Test
    void anUnknownVoiceIsNotAsked() throws Exception {
        var echo = provider(program("printf '" + HEADER + "'"));

        assertThat(Faults.failure(() ->
                                echo.synthesize(new SpeechRequest("Hi", "--help", null, "en", SpeechSettings.DEFAULT)))
                        .outcome())
                .isEqualTo(AttemptOutcome.VOICE_UNKNOWN);
    }

    @Test
    void itUnderstandsASpeedIfItsCommandHasAPlaceForIt() {
        assertThat(settingsOf("piper {speed}")).containsExactly(SpeechSetting.SPEED);
        assertThat(settingsOf("piper {voice}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "piper,{text}", "piper,--x={pitch}"})
    void aCommandThatCannotWorkIsRefused(String command) {
        var entry = Map.of("command", command, "voices", "anna");

        assertThatThrownBy(() -> create(entry)).isInstanceOf(UnusableSettings.class);
    }

    @Test
    void voicesHaveToBeNamed() {
        assertThatThrownBy(() -> create(Map.of("command", "piper")))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("name at least one");
    }

    private static Set<SpeechSetting> settingsOf(String command) {
        return create(Map.of("command", command.replace(' ', ','), "voices", "anna"))
                .capabilities()
                .defaultModel()
                .settings();
    }

    private static CommandProvider create(Map<String, String> entry) {
        return CommandType.provider(new ProviderId("neural"), ProviderEntry.of(entry), PATIENT, Path.of("unused"));
    }

    private CommandProvider provider(Path program, String... arguments) {
        return provider(program, PATIENT, arguments);
    }

    private CommandProvider provider(Path program, Duration longest, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return provider(command, longest);
    }

    private CommandProvider provider(List<String> command, Duration longest) {
        var entry = new HashMap<String, String>(Map.of("voices", "anna female de-AT"));
        for (int at = 0; at < command.size(); at++) {
            entry.put("command[" + at + "]", command.get(at));
        }
        return CommandType.provider(new ProviderId("neural"), ProviderEntry.of(entry), longest, scratch);
    }

    private Path program(String whatItDoes) throws IOException {
        var script = Files.createTempFile(folder, "program", "");
        Files.writeString(script, "#!/bin/sh\n" + whatItDoes + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private static void assertNoneRuns(Path pids) throws IOException {
        var named = List.of(Files.readString(pids).strip().split(" "));
        assertThat(named).hasSize(2);
        Awaitility.await().untilAsserted(() -> assertThat(named).noneMatch(CommandProviderTest::runs));
    }

    /** One that is dead and not buried yet has no command any more. */
    private static boolean runs(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().isPresent())
                .isPresent();
    }

    private static SpeechRequest request(String text) {
        return new SpeechRequest(text, "anna", null, "de-AT", new SpeechSettings(1.25, 0, 0.5, 0.75, 0, 1, "auto"));
    }

    private static String text(byte[] audio) {
        return new String(audio, StandardCharsets.UTF_8);
    }

    private static void assertFails(CommandProvider provider, AttemptOutcome outcome) {
        assertThat(Faults.failure(() -> provider.synthesize(request("Hi"))).outcome())
                .isEqualTo(outcome);
    }
}

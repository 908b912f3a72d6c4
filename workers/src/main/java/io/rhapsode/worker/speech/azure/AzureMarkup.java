package io.rhapsode.worker.speech.azure;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.ssml.Ssml;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A chunk as the service takes it. What is as usual is not said: every mark is billed like the text. */
final class AzureMarkup {

    /** Published: rates and pitches beyond are brought back to these. */
    private static final double SLOWEST = 0.5;

    private static final double FASTEST = 2;
    private static final double LOWEST_PITCH = -12;
    private static final double HIGHEST_PITCH = 7;

    /** Voices are called by their language first. */
    private static final Pattern VOICE =
            Pattern.compile("(?<language>[a-z]{2,3}-[A-Z]{2}|[a-z]{2,3}-[A-Z][a-z]{3}-[A-Z]{2})-.+");

    /** The styles that come near a mood, the nearest first. Not every voice has every style. */
    private static final Map<String, List<String>> STYLES = Map.of(
            "happy", List.of("cheerful", "friendly", "hopeful"),
            "sad", List.of("sad", "depressed"),
            "angry", List.of("angry", "disgruntled"),
            "fearful", List.of("fearful", "terrified"),
            "tense", List.of("serious"),
            "excited", List.of("excited", "cheerful"),
            "calm", List.of("calm", "gentle"));

    private final SpeechRequest request;
    private final Set<SpeechSetting> understood;
    private final Set<String> styles;

    /** @param styles that the voice has */
    AzureMarkup(SpeechRequest request, Set<SpeechSetting> understood, Set<String> styles) {
        this.request = request;
        this.understood = understood;
        this.styles = styles;
    }

    String document() {
        var ssml = new Ssml()
                .within("speak")
                .with("version", "1.0")
                .with("xmlns", "http://www.w3.org/2001/10/synthesis")
                .with("xmlns:mstts", "http://www.w3.org/2001/mstts")
                .with("xml:lang", language())
                .within("voice")
                .with("name", request.voice());
        return manner(ssml).text(request.text()).end();
    }

    /** What is charged for: the text and the marks within the voice; Han characters count twice. */
    long billedCharacters() {
        String marks = manner(new Ssml()).text("").end();
        return marks.length()
                + request.text().codePoints().map(AzureMarkup::weight).sum();
    }

    /** What it makes of this speed. */
    static double speed(double asked) {
        return Math.clamp(asked, SLOWEST, FASTEST);
    }

    private static int weight(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.HAN ? 2 : 1;
    }

    private String language() {
        var voice = VOICE.matcher(request.voice());
        return voice.matches() ? voice.group("language") : request.language();
    }

    private Ssml manner(Ssml ssml) {
        return prosody(style(ssml));
    }

    private Ssml style(Ssml ssml) {
        var style = nearestStyle();
        if (style.isEmpty()) {
            return ssml;
        }
        var express = ssml.within("mstts:express-as").with("style", style.get());
        double strength = request.settings().style();
        return strength > 0 && understood.contains(SpeechSetting.STYLE)
                ? express.with("styledegree", number(1 + strength))
                : express;
    }

    private Optional<String> nearestStyle() {
        return understood.contains(SpeechSetting.EMOTION)
                ? STYLES.getOrDefault(request.settings().emotion(), List.of()).stream()
                        .filter(styles::contains)
                        .findFirst()
                : Optional.empty();
    }

    private Ssml prosody(Ssml ssml) {
        var wish = request.settings();
        boolean speed = wish.speed() != 1 && understood.contains(SpeechSetting.SPEED);
        boolean pitch = wish.pitch() != 0 && understood.contains(SpeechSetting.PITCH);
        boolean volume = wish.volume() < 1 && understood.contains(SpeechSetting.VOLUME);
        if (!speed && !pitch && !volume) {
            return ssml;
        }
        var prosody = ssml.within("prosody");
        if (speed) {
            prosody.with("rate", signed(100 * (speed(wish.speed()) - 1)) + "%");
        }
        if (pitch) {
            prosody.with("pitch", signed(Math.clamp(wish.pitch(), LOWEST_PITCH, HIGHEST_PITCH)) + "st");
        }
        if (volume) {
            prosody.with("volume", number(100 * wish.volume()));
        }
        return prosody;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }
}

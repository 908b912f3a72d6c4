package io.rhapsode.worker.text;

import com.ibm.icu.lang.UScript;
import java.util.HashMap;
import java.util.Map;

/**
 * The script most of a text is written in.
 *
 * @param script ISO 15924; {@code Hani} for Japanese too, {@code Zyyy} where there is no letter
 * @param share of the text that is in it, 0 to 1
 */
record ScriptShare(String script, double share) {

    static ScriptShare of(String text) {
        var weights = new HashMap<Integer, Integer>();
        text.codePoints().filter(Character::isLetter).forEach(letter -> weigh(letter, weights));
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        return weights.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new ScriptShare(UScript.getShortName(most.getKey()), (double) most.getValue() / total))
                .orElse(new ScriptShare("Zyyy", 0));
    }

    /** A sign that stands for a syllable or a word weighs as much as the letters it saves. */
    private static void weigh(int letter, Map<Integer, Integer> weights) {
        int script = UScript.getScript(letter);
        switch (script) {
            case UScript.COMMON, UScript.INHERITED -> {}
            case UScript.HIRAGANA, UScript.KATAKANA -> weights.merge(UScript.HAN, 2, Integer::sum);
            case UScript.HAN, UScript.HANGUL -> weights.merge(script, 3, Integer::sum);
            default -> weights.merge(script, 1, Integer::sum);
        }
    }
}

package io.rhapsode.worker.voice.domain;

import java.util.Locale;
import java.util.Map;

/** What a sample says: a sentence of ours in the voice's language. Short, for a provider may take money for it. */
public final class SampleSentences {

    private static final String ENGLISH =
            "Hello. I would be glad to read your story to you, from the first page to the last.";

    /** Digits are read in whatever language a voice speaks. */
    private static final String IN_ANY_LANGUAGE = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10.";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("en", ENGLISH),
            Map.entry(
                    "de", "Guten Tag. Ich lese Ihnen Ihre Geschichte gerne vor, von der ersten bis zur letzten Seite."),
            Map.entry("fr", "Bonjour. Je vous lirai volontiers votre histoire, de la première à la dernière page."),
            Map.entry("es", "Hola. Con mucho gusto le leeré su historia, de la primera página a la última."),
            Map.entry("it", "Buongiorno. Le leggerò volentieri la sua storia, dalla prima all'ultima pagina."),
            Map.entry("pt", "Olá. Terei todo o gosto em ler a sua história, da primeira à última página."),
            Map.entry("nl", "Goedendag. Ik lees u graag uw verhaal voor, van de eerste tot de laatste bladzijde."),
            Map.entry("sv", "Hej. Jag läser gärna din berättelse för dig, från första sidan till den sista."),
            Map.entry("da", "Hej. Jeg læser gerne din historie højt, fra første side til den sidste."),
            Map.entry("nb", "Hei. Jeg leser gjerne historien din for deg, fra første side til den siste."),
            Map.entry("no", "Hei. Jeg leser gjerne historien din for deg, fra første side til den siste."),
            Map.entry("fi", "Hei. Luen mielelläni tarinasi sinulle ensimmäiseltä sivulta viimeiselle."),
            Map.entry("pl", "Dzień dobry. Chętnie przeczytam Twoją historię, od pierwszej strony do ostatniej."),
            Map.entry("cs", "Dobrý den. Rád vám přečtu váš příběh od první stránky do poslední."),
            Map.entry("hu", "Jó napot. Szívesen felolvasom a történetét az első oldaltól az utolsóig."),
            Map.entry("ro", "Bună ziua. Vă citesc cu plăcere povestea, de la prima pagină până la ultima."),
            Map.entry("tr", "Merhaba. Hikâyenizi ilk sayfadan son sayfaya kadar size okumaktan mutluluk duyarım."),
            Map.entry("el", "Γεια σας. Θα σας διαβάσω με χαρά την ιστορία σας, από την πρώτη σελίδα ως την τελευταία."),
            Map.entry(
                    "ru",
                    "Здравствуйте. Я с удовольствием прочитаю вам вашу историю, от первой страницы до последней."),
            Map.entry("uk", "Добрий день. Я залюбки прочитаю вам вашу історію, від першої сторінки до останньої."),
            Map.entry("ar", "مرحبا. يسعدني أن أقرأ لك قصتك من الصفحة الأولى إلى الأخيرة."),
            Map.entry("he", "שלום. אשמח לקרוא לך את הסיפור שלך, מהעמוד הראשון ועד האחרון."),
            Map.entry("hi", "नमस्ते। मैं आपकी कहानी पहले पन्ने से आख़िरी पन्ने तक पढ़कर सुनाऊँगी।"),
            Map.entry("ja", "こんにちは。あなたの物語を、最初のページから最後のページまで読みます。"),
            Map.entry("ko", "안녕하세요. 당신의 이야기를 첫 장부터 마지막 장까지 읽어 드리겠습니다."),
            Map.entry("zh", "你好。我很乐意为你朗读你的故事，从第一页到最后一页。"),
            Map.entry("cmn", "你好。我很乐意为你朗读你的故事，从第一页到最后一页。"));

    private SampleSentences() {}

    /**
     * @param language BCP 47; {@code und} where the voice speaks any
     */
    public static String in(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return primary.isEmpty() ? ENGLISH : SENTENCES.getOrDefault(primary, IN_ANY_LANGUAGE);
    }
}

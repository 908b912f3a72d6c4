package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How much text is in memory at once. */
class TextRoomTest {

    private final TextRoom room = new TextRoom(100);
    private final List<String> entered = new CopyOnWriteArrayList<>();

    private Thread enter(String name, int characters) {
        return Thread.startVirtualThread(() -> {
            try (var place = room.enter(characters)) {
                entered.add(name);
            } catch (InterruptedException stopped) {
                entered.add(name + " was stopped");
            }
        });
    }

    @Test
    void aLongTextWaitsWhileAShortOneStillFindsRoom() throws InterruptedException {
        var book = room.enter(90);
        Thread another = enter("another book", 90);
        await().until(() -> another.getState() == Thread.State.WAITING);

        enter("a sentence", 10).join();
        assertThat(entered).containsExactly("a sentence");

        book.close();
        another.join();
        assertThat(entered).containsExactly("a sentence", "another book");
    }

    @Test
    void aTextThatIsLongerThanAllTheRoomGetsAllOfIt() throws InterruptedException {
        enter("an endless text", 1_000).join();
        enter("all", 100).join();

        assertThat(entered).containsExactly("an endless text", "all");
    }

    @Test
    void whoIsStoppedWhileWaitingTakesNothing() throws InterruptedException {
        var book = room.enter(100);
        Thread waiting = enter("it", 1);
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        waiting.interrupt();
        waiting.join();
        book.close();
        enter("all", 100).join();

        assertThat(entered).containsExactly("it was stopped", "all");
    }
}

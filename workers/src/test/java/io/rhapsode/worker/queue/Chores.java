package io.rhapsode.worker.queue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does chores, reports each by a command, and remembers them. */
final class Chores implements TaskHandler<Chore> {

    record Done(String chore) {}

    record GivenUp(String chore) {}

    /** What a chore consists of. */
    interface Labour {
        void of(Chore chore) throws Exception;
    }

    private final List<String> performed = new CopyOnWriteArrayList<>();
    private final Labour labour;

    Chores() {
        this(chore -> {});
    }

    Chores(Labour labour) {
        this.labour = labour;
    }

    @Override
    public Class<Chore> type() {
        return Chore.class;
    }

    @Override
    public void perform(Chore task, Commands commands) throws Exception {
        performed.add(task.name());
        labour.of(task);
        commands.send(new Done(task.name()));
    }

    @Override
    public void giveUp(Chore task, Commands commands) {
        commands.send(new GivenUp(task.name()));
    }

    /** The names of what was begun, in order, each attempt once. */
    List<String> performed() {
        return performed;
    }
}

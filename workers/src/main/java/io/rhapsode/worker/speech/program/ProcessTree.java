package io.rhapsode.worker.speech.program;

import java.util.List;

/** A process and whatever it has started. */
public final class ProcessTree {

    private ProcessTree() {}

    /** Nothing of it is left running, whatever happened. */
    public static void end(Process process) {
        if (process.isAlive()) {
            // Found out first: who has lost its parent is nobody's child any more.
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly().onExit().join();
            // Not waited for: they are dead, and buried by whoever has inherited them.
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}

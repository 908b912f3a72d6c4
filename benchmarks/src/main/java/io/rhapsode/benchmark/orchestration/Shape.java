package io.rhapsode.benchmark.orchestration;

/** How the work is spread. */
enum Shape {
    ONE_LONG(1, 1_000, 3, 5_699),
    MANY_SHORT(200, 10, 1.5, 3_202);

    private final int jobs;
    private final int steps;

    /** Multiple of db-scheduler's steps a second that is aimed at. */
    private final double goal;

    /** Steps a second of the peer to be passed: BullMQ on a Redis that syncs always, and DBOS. */
    private final int peer;

    Shape(int jobs, int steps, double goal, int peer) {
        this.jobs = jobs;
        this.steps = steps;
        this.goal = goal;
        this.peer = peer;
    }

    int jobs() {
        return jobs;
    }

    int steps() {
        return steps;
    }

    int allSteps() {
        return jobs * steps;
    }

    double goal() {
        return goal;
    }

    int peer() {
        return peer;
    }

    @Override
    public String toString() {
        return "%d × %,d".formatted(jobs, steps);
    }
}

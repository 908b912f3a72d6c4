package io.rhapsode.worker.speech.domain;

/**
 * The places of a provider that this node may fill: requests that it may have there at once. Taken and given back one by one; how many there are changes while they are in use.
 *
 * <p>More than there are may be in use for a while: what was begun is not undone when a node loses places. Then nothing is begun until it is fewer again.
 */
public final class Places {

    private int capacity;
    private int goal;
    private int inUse;

    public Places(int capacity) {
        this.capacity = capacity;
        this.goal = capacity;
    }

    /** Whether one was free; it is taken then. */
    public boolean take() {
        if (inUse >= capacity) {
            return false;
        }
        inUse++;
        return true;
    }

    public void leave() {
        inUse--;
        capacity = Math.min(capacity, Math.max(goal, inUse));
    }

    /**
     * Gives back what is more than a goal: at once what is free, the rest as it becomes free.
     *
     * @return how many there are from now on
     */
    public int giveBack(int goal) {
        this.goal = Math.min(goal, capacity);
        capacity = Math.min(capacity, Math.max(this.goal, inUse));
        return capacity;
    }

    public void grant(int places) {
        capacity = places;
        goal = places;
    }

    public int capacity() {
        return capacity;
    }

    public int inUse() {
        return inUse;
    }
}

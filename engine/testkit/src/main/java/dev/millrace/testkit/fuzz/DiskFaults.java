package dev.millrace.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong with the disk that a run keeps its snapshots on. Operations are those that change something, counted over the
 * whole life of the disk.
 *
 * @param fullFrom the first operation for which there is no space left
 * @param fullUntil the first one after it for which there is space again
 * @param powerFailures at which operations the machine goes down; another process then resumes from what the disk has
 * @param forgetful whether the disk says that it has kept what it has not, as a cheap one does
 */
public record DiskFaults(int fullFrom, int fullUntil, List<Integer> powerFailures, boolean forgetful) {
    public DiskFaults {
        powerFailures = List.copyOf(powerFailures);
    }

    /** Whether the disk loses what it promised to keep, so that committed rows may come again. */
    boolean losesWhatItPromised() {
        return forgetful && !powerFailures.isEmpty();
    }

    /** All that is a little less than this. */
    List<DiskFaults> fewer() {
        List<DiskFaults> fewer = new ArrayList<>();
        for (int left = 0; left < powerFailures.size(); left++) {
            List<Integer> rest = new ArrayList<>(powerFailures);
            rest.remove(left);
            fewer.add(new DiskFaults(fullFrom, fullUntil, rest, forgetful));
        }
        if (fullFrom < fullUntil) {
            fewer.add(new DiskFaults(0, 0, powerFailures, forgetful));
        }
        if (forgetful) {
            fewer.add(new DiskFaults(fullFrom, fullUntil, powerFailures, false));
        }
        return fewer;
    }
}

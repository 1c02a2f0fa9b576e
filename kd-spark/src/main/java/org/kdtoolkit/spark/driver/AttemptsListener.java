package org.kdtoolkit.spark.driver;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

/** Follows the attempts at tasks, of which each trial has one. Spark calls it from one thread. */
final class AttemptsListener extends SparkListener {

    private final Map<Integer, TrialOrder> orders;
    private final DriverSays says;
    private final Map<Integer, TrialOrder> stages = new HashMap<>();
    private final Map<TrialOrder, String> lost = new HashMap<>();
    private volatile boolean begun;

    /**
     * Has heard of nothing yet.
     *
     * @param orders by the trials' numbers
     * @param says is told what happens
     */
    AttemptsListener(Map<Integer, TrialOrder> orders, DriverSays says) {
        this.orders = orders;
        this.says = says;
    }

    /** Whether any worker has taken a trial. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
        String number = stage.properties().getProperty(TrialJobs.NUMBER);
        stages.put(stage.stageInfo().stageId(), orders.get(Integer.valueOf(number)));
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        begun = true;
        TrialOrder order = stages.get(start.stageId());
        TaskInfo task = start.taskInfo();
        String where = where(task);
        String why = lost.remove(order);
        if (why != null) {
            says.notice(
                    "%s: goes on in %s, attempt %d, as %s"
                            .formatted(order.text(), where, task.attemptNumber() + 1, why));
        }
        says.started(order.number(), where);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof TaskFailedReason failed && !(failed instanceof TaskKilled)) {
            lost.put(stages.get(end.stageId()), text(failed, end.taskInfo()));
        }
    }

    private static String where(TaskInfo task) {
        return "executor %s on %s".formatted(task.executorId(), task.host());
    }

    private static String text(TaskFailedReason reason, TaskInfo task) {
        return reason instanceof ExceptionFailure failure
                ? failure.description() + " in " + where(task)
                : "%s was lost (%s)".formatted(where(task), reason.toErrorString());
    }
}

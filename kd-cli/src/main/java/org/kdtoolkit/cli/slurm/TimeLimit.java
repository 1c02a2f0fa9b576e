package org.kdtoolkit.cli.slurm;

import java.util.regex.Pattern;

/**
 * How long a job may take, as SLURM writes it: minutes, or with hours, seconds and days.
 *
 * @param text such as {@code 90}, {@code 2:00:00} or {@code 1-12}
 */
public record TimeLimit(String text) {

    /** How long before its limit a task is told, in seconds: it stops behind its last epoch. */
    public static final int NOTICE = 90;

    private static final Pattern TIME =
            Pattern.compile("[0-9]+(:[0-9]{1,2}){0,2}|[0-9]+-[0-9]{1,2}(:[0-9]{1,2}){0,2}");

    /** Whether a text is a time as SLURM reads it. */
    public static boolean isTime(String text) {
        return TIME.matcher(text).matches();
    }

    /** Whether a task runs before it is told that its time is over; 0 stands for no limit. */
    public boolean leavesTime() {
        double seconds = seconds();
        return seconds == 0 || seconds > NOTICE;
    }

    private double seconds() {
        int days = text.indexOf('-');
        String[] parts = text.substring(days + 1).split(":");
        double unit = days >= 0 || parts.length == 3 ? 3600 : 60;
        double seconds = days < 0 ? 0 : 24 * 3600 * Double.parseDouble(text.substring(0, days));
        for (String part : parts) {
            seconds += unit * Double.parseDouble(part);
            unit /= 60;
        }
        return seconds;
    }
}

package org.kdtoolkit.spark.driver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a worker is asked to do.
 *
 * @param number the trial's number in its plan
 * @param text the trial in a few words
 * @param folder the plan's folder, which every worker sees
 * @param log the file that takes what the process says
 * @param command the command line of its process
 * @param environment what is set in its environment
 */
public record TrialOrder(
        int number,
        String text,
        String folder,
        String log,
        List<String> command,
        Map<String, String> environment)
        implements Serializable {

    /** Copies list and map. */
    public TrialOrder {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Writes orders to the driver.
     *
     * @throws IOException if it does not take them
     */
    public static void write(List<TrialOrder> orders, DataOutputStream out) throws IOException {
        out.writeInt(orders.size());
        for (TrialOrder order : orders) {
            order.write(out);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(number);
        out.writeUTF(text);
        out.writeUTF(folder);
        out.writeUTF(log);
        out.writeInt(command.size());
        for (String word : command) {
            out.writeUTF(word);
        }
        out.writeInt(environment.size());
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            out.writeUTF(variable.getKey());
            out.writeUTF(variable.getValue());
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IOException if it ends early
     */
    static List<TrialOrder> read(DataInputStream in) throws IOException {
        List<TrialOrder> orders = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            orders.add(readOne(in));
        }
        return orders;
    }

    private static TrialOrder readOne(DataInputStream in) throws IOException {
        int number = in.readInt();
        String text = in.readUTF();
        String folder = in.readUTF();
        String log = in.readUTF();
        List<String> command = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            command.add(in.readUTF());
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            environment.put(in.readUTF(), in.readUTF());
        }
        return new TrialOrder(number, text, folder, log, command, environment);
    }
}

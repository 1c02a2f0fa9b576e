package org.kdtoolkit.train.files.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kdtoolkit.train.files.torch.Pickled.Dictionary;
import org.kdtoolkit.train.files.torch.Pickled.Global;
import org.kdtoolkit.train.files.torch.Pickled.Opaque;
import org.kdtoolkit.train.files.torch.Pickled.Scalar;
import org.kdtoolkit.train.files.torch.Pickled.Sequence;
import org.kdtoolkit.train.files.torch.Pickled.Storage;

/**
 * Reads a pickle as Python's {@code pickletools} describes it: a program for a machine with a stack
 * and a memo. Those instructions are known that {@code torch.save} writes, in the protocols 2 to 5;
 * what they build is decided by {@link TorchObjects}, and no class is ever loaded.
 */
final class PickleMachine {

    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final Consumer<Storage> storages;
    private final Map<Long, Pickled> memo = new HashMap<>();
    private final Deque<List<Pickled>> marked = new ArrayDeque<>();
    private List<Pickled> stack = new ArrayList<>();

    private PickleMachine(PickleInput in, Consumer<Storage> storages) {
        this.in = in;
        this.storages = storages;
    }

    /**
     * Reads one pickle, to its end.
     *
     * @throws IOException if it is damaged, or has instructions that {@code torch.save} never
     *     writes; the message names the byte
     */
    static Pickled read(PickleInput in) throws IOException {
        return read(in, storage -> {});
    }

    /**
     * Reads one pickle, to its end.
     *
     * @param storages takes every storage that is mentioned
     * @throws IOException as above
     */
    static Pickled read(PickleInput in, Consumer<Storage> storages) throws IOException {
        PickleMachine machine = new PickleMachine(in, storages);
        for (int code = in.unsignedByte(); code != '.'; code = in.unsignedByte()) {
            machine.run(code);
        }
        return machine.pop();
    }

    private void run(int code) throws IOException {
        switch (code) {
            case 0x80 -> checkProtocol(in.unsignedByte());
            case 0x95 -> in.signedLong(); // the length of what follows
            case '(' -> mark();
            case '0' -> pop();
            case 'N' -> push(Scalar.NONE);
            case 0x88 -> push(new Scalar(true));
            case 0x89 -> push(new Scalar(false));
            case 'J', 'K', 'M', 0x8a, 'G' -> push(number(code));
            case 'X', 0x8c, 0x8d, 'U', 'T' -> push(text(code));
            case '}' -> push(new Dictionary());
            case ']', ')' -> push(new Sequence(new ArrayList<>()));
            case 't' -> push(new Sequence(toMark()));
            case 0x85 -> push(tuple(1));
            case 0x86 -> push(tuple(2));
            case 0x87 -> push(tuple(3));
            case 'a' -> append(tuple(1).items());
            case 'e' -> append(toMark());
            case 's' -> setItems(tuple(2).items());
            case 'u' -> setItems(toMark());
            case 'q', 'r', 0x94 -> memo.put(memoKey(code), top());
            case 'h', 'j' -> push(recall(memoKey(code)));
            case 'c' -> push(new Global(in.line(), in.line()));
            case 0x93 -> push(stackGlobal());
            case 'R' -> call();
            case 0x81 -> instantiate(tuple(2).items());
            case 0x92 -> instantiate(tuple(3).items());
            case 'b' -> pop(); // an object's attributes, of which none is kept
            case 'Q' -> persistent();
            default ->
                    throw in.failure(
                            "the instruction 0x%02x is none that torch.save writes"
                                    .formatted(code));
        }
    }

    private void checkProtocol(int protocol) throws IOException {
        if (protocol > NEWEST_PROTOCOL) {
            throw in.failure("expected a protocol up to 5, found " + protocol);
        }
    }

    private void mark() {
        marked.push(stack);
        stack = new ArrayList<>();
    }

    private void push(Pickled value) {
        stack.add(value);
    }

    private Pickled top() throws IOException {
        if (stack.isEmpty()) {
            throw in.failure("nothing is on the stack");
        }
        return stack.get(stack.size() - 1);
    }

    private Pickled pop() throws IOException {
        Pickled top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    /** The last values, in the order in which they came. */
    private Sequence tuple(int length) throws IOException {
        if (stack.size() < length) {
            throw in.failure("%d values are missing".formatted(length - stack.size()));
        }
        List<Pickled> last = stack.subList(stack.size() - length, stack.size());
        List<Pickled> items = new ArrayList<>(last);
        last.clear();
        return new Sequence(items);
    }

    private List<Pickled> toMark() throws IOException {
        if (marked.isEmpty()) {
            throw in.failure("there is no mark");
        }
        List<Pickled> items = stack;
        stack = marked.pop();
        return items;
    }

    private Scalar number(int code) throws IOException {
        return switch (code) {
            case 'J' -> new Scalar((long) in.signedInt());
            case 'K' -> new Scalar((long) in.unsignedByte());
            case 'M' -> new Scalar((long) in.unsignedShort());
            case 'G' -> new Scalar(in.bigEndianDouble());
            default -> longNumber(in.bytes(in.unsignedByte()));
        };
    }

    /** A whole number, least byte first; one that no long holds is no size or offset. */
    private static Scalar longNumber(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length + 1];
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[littleEndian.length - i] = littleEndian[i];
        }
        boolean negative = littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0;
        bigEndian[0] = (byte) (negative ? -1 : 0);
        BigInteger value = new BigInteger(bigEndian);
        boolean fits = value.bitLength() < Long.SIZE;
        return fits ? new Scalar(value.longValue()) : new Scalar(value);
    }

    private Scalar text(int code) throws IOException {
        long length =
                switch (code) {
                    case 'X', 'T' -> in.unsignedInt();
                    case 0x8d -> in.signedLong();
                    default -> in.unsignedByte();
                };
        return new Scalar(in.text(length));
    }

    private long memoKey(int code) throws IOException {
        return switch (code) {
            case 'q', 'h' -> in.unsignedByte();
            case 'r', 'j' -> in.unsignedInt();
            default -> memo.size();
        };
    }

    private Pickled recall(long key) throws IOException {
        Pickled value = memo.get(key);
        if (value == null) {
            throw in.failure("nothing was kept as number " + key);
        }
        return value;
    }

    private void append(List<Pickled> items) throws IOException {
        Pickled list = top();
        if (list instanceof Sequence sequence) {
            sequence.items().addAll(items);
        } else if (!(list instanceof Opaque)) {
            throw in.failure("values are appended to what is no list");
        }
    }

    private void setItems(List<Pickled> items) throws IOException {
        Pickled target = top();
        if (items.size() % 2 != 0) {
            throw in.failure("a key has no value");
        }
        if (target instanceof Dictionary dictionary) {
            for (int i = 0; i < items.size(); i += 2) {
                dictionary.put(items.get(i), items.get(i + 1));
            }
        } else if (!(target instanceof Opaque)) {
            throw in.failure("items are set in what is no dictionary");
        }
    }

    private Global stackGlobal() throws IOException {
        List<Pickled> names = tuple(2).items();
        return new Global(
                names.get(0).asString().orElseThrow(() -> in.failure("a module has no name")),
                names.get(1).asString().orElseThrow(() -> in.failure("a class has no name")));
    }

    private void call() throws IOException {
        List<Pickled> both = tuple(2).items();
        if (!(both.get(1) instanceof Sequence arguments)) {
            throw in.failure("the arguments of a call are no tuple");
        }
        push(TorchObjects.call(both.get(0), arguments.items(), in));
    }

    private void persistent() throws IOException {
        Pickled outside = TorchObjects.persistent(pop(), in);
        if (outside instanceof Storage storage) {
            storages.accept(storage);
        }
        push(outside);
    }

    private void instantiate(List<Pickled> classAndArguments) {
        push(TorchObjects.opaque(classAndArguments.get(0)));
    }
}

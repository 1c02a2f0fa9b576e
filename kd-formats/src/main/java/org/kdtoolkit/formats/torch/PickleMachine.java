package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.formats.torch.Pickled.Dictionary;
import org.kdtoolkit.formats.torch.Pickled.Global;
import org.kdtoolkit.formats.torch.Pickled.Instance;
import org.kdtoolkit.formats.torch.Pickled.Opaque;
import org.kdtoolkit.formats.torch.Pickled.Scalar;
import org.kdtoolkit.formats.torch.Pickled.Sequence;
import org.kdtoolkit.formats.torch.Pickled.Storage;

/**
 * Reads a pickle as Python's {@code pickletools} describes it: a program for a machine with a stack
 * and a memo. All instructions of the protocols 0 to 5 are known; what they build is decided by
 * {@link TorchObjects}, and no class is ever loaded.
 */
final class PickleMachine {

    private static final int NEWEST_PROTOCOL = 5;

    /** An entry of a dictionary. */
    private static final long ENTRY_SLOTS = 8L;

    private final PickleInput in;
    private final Consumer<Storage> storages;
    private final PickleMemory room;
    private final PickleStack stack;
    private final PickleLiterals literals;

    private PickleMachine(PickleInput in, long room, Consumer<Storage> storages) {
        this.in = in;
        this.storages = storages;
        this.room = new PickleMemory(in, room);
        this.stack = new PickleStack(in, this.room);
        this.literals = new PickleLiterals(in);
    }

    /**
     * Reads one pickle, to its end.
     *
     * @param room how many bytes of memory its values may take
     * @throws IOException if it is damaged or takes more; the message names the byte
     */
    static Pickled read(PickleInput in, long room) throws IOException {
        return read(in, room, storage -> {});
    }

    /**
     * Reads one pickle, to its end.
     *
     * @param storages takes every storage that is mentioned
     * @throws IOException as above
     */
    static Pickled read(PickleInput in, long room, Consumer<Storage> storages) throws IOException {
        PickleMachine machine = new PickleMachine(in, room, storages);
        for (int code = in.unsignedByte(); code != '.'; code = in.unsignedByte()) {
            Optional<Pickled> value = machine.literals.read(code);
            if (value.isPresent()) {
                machine.stack.push(value.get());
            } else {
                machine.run(code);
            }
        }
        return machine.stack.pop();
    }

    private void run(int code) throws IOException {
        switch (code) {
            case 0x80 -> checkProtocol(in.unsignedByte());
            case 0x95 -> in.signedLong(); // the length of what follows
            case 0x98 -> stack.top(); // makes a buffer read-only
            case '(' -> stack.mark();
            case '0' -> stack.popOrMark();
            case '1' -> stack.toMark();
            case '2' -> stack.pushAgain(stack.top());
            case '}' -> stack.push(new Dictionary());
            case ']', ')' -> stack.push(new Sequence(new ArrayList<>()));
            case 'l', 't' -> stack.push(new Sequence(stack.toMark()));
            case 0x85 -> stack.push(stack.tuple(1));
            case 0x86 -> stack.push(stack.tuple(2));
            case 0x87 -> stack.push(stack.tuple(3));
            case 'd' -> dictionary(stack.toMark());
            case 0x8f -> stack.push(Opaque.SET);
            case 0x91 -> set(stack.toMark());
            case 'a' -> append(stack.tuple(1).items());
            case 'e' -> append(stack.toMark());
            case 0x90 -> addItems(stack.toMark());
            case 's' -> setItems(stack.tuple(2).items());
            case 'u' -> setItems(stack.toMark());
            case 'p' -> stack.memoize(lineNumber());
            case 'q' -> stack.memoize(in.unsignedByte());
            case 'r' -> stack.memoize(in.unsignedInt());
            case 0x94 -> stack.memoize();
            case 'g' -> stack.pushAgain(stack.recall(lineNumber()));
            case 'h' -> stack.pushAgain(stack.recall(in.unsignedByte()));
            case 'j' -> stack.pushAgain(stack.recall(in.unsignedInt()));
            case 'c' -> stack.push(global());
            case 0x93 -> stack.push(stackGlobal());
            case 0x82 -> extension(in.unsignedByte());
            case 0x83 -> extension(in.unsignedShort());
            case 0x84 -> extension(in.signedInt());
            case 'R' -> call();
            case 0x81 -> instantiate(stack.tuple(2).items().get(0));
            case 0x92 -> instantiate(stack.tuple(3).items().get(0));
            case 'i' -> inst();
            case 'o' -> obj(stack.toMark());
            case 'b' -> build();
            case 'P' -> namedOutside();
            case 'Q' -> persistent();
            default -> throw in.failure("0x%02x is no instruction".formatted(code));
        }
    }

    private void checkProtocol(int protocol) throws IOException {
        if (protocol > NEWEST_PROTOCOL) {
            throw in.failure("expected a protocol up to 5, found " + protocol);
        }
    }

    private long lineNumber() throws IOException {
        String line = in.line().orElse("");
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException e) {
            throw in.failure("expected the number of a value, found '%s'".formatted(line));
        }
    }

    /** Numbers in lists are none of a shape, and there may be millions of them. */
    private void append(List<Pickled> items) throws IOException {
        Pickled list = stack.top();
        if (list instanceof Sequence sequence) {
            for (Pickled item : items) {
                boolean number = item instanceof Scalar scalar && scalar.value() instanceof Number;
                if (number) {
                    room.giveNumber();
                }
                sequence.items().add(number ? Opaque.NUMBER : item);
            }
        } else if (!(list instanceof Opaque || list instanceof Instance)) {
            throw in.failure("values are appended to what is no list");
        }
    }

    private void addItems(List<Pickled> items) throws IOException {
        if (!(stack.top() instanceof Opaque || stack.top() instanceof Instance)) {
            throw in.failure("%d values are added to what is no set".formatted(items.size()));
        }
    }

    /** A frozen set, of which nothing is kept. */
    private void set(List<Pickled> items) throws IOException {
        items.clear();
        stack.push(Opaque.SET);
    }

    private void dictionary(List<Pickled> items) throws IOException {
        stack.push(new Dictionary());
        setItems(items);
    }

    private void setItems(List<Pickled> items) throws IOException {
        Pickled target = stack.top();
        if (items.size() % 2 != 0) {
            throw in.failure("a key has no value");
        }
        if (target instanceof Dictionary dictionary) {
            put(items, dictionary);
        } else if (target instanceof Instance instance) {
            put(items, instance.items());
        } else if (!(target instanceof Opaque)) {
            throw in.failure("items are set in what is no dictionary");
        }
    }

    private void put(List<Pickled> items, Dictionary into) throws IOException {
        room.takeSlots(ENTRY_SLOTS * items.size() / 2);
        for (int i = 0; i < items.size(); i += 2) {
            into.put(items.get(i), items.get(i + 1));
        }
    }

    private Global global() throws IOException {
        Optional<String> module = in.line();
        Optional<String> name = in.line();
        return global(module, name);
    }

    private Global stackGlobal() throws IOException {
        List<Pickled> names = stack.tuple(2).items();
        return global(names.get(0).asString(), names.get(1).asString());
    }

    private Global global(Optional<String> module, Optional<String> name) throws IOException {
        return new Global(
                module.orElseThrow(() -> in.failure("a module has no name")),
                name.orElseThrow(() -> in.failure("a class has no name")));
    }

    /** A class by a number that only the program which saved the file knows. */
    private void extension(int number) throws IOException {
        stack.push(new Global("an extension", Integer.toString(number)));
    }

    private void call() throws IOException {
        List<Pickled> both = stack.tuple(2).items();
        if (both.get(1) instanceof Sequence arguments) {
            Pickled result = TorchObjects.call(both.get(0), arguments.items(), in);
            if (result instanceof Dictionary copy) {
                room.takeSlots(ENTRY_SLOTS * copy.entries().size());
            }
            stack.push(result);
        } else {
            throw in.failure("the arguments of a call are no tuple");
        }
    }

    private void instantiate(Pickled type) throws IOException {
        stack.push(TorchObjects.instance(type));
    }

    private void inst() throws IOException {
        Global type = global();
        stack.toMark();
        instantiate(type);
    }

    private void obj(List<Pickled> classAndArguments) throws IOException {
        if (classAndArguments.isEmpty()) {
            throw in.failure("an object has no class");
        }
        instantiate(classAndArguments.get(0));
    }

    /** An object's attributes, of which none is kept. */
    private void build() throws IOException {
        stack.pop();
        stack.top();
    }

    /** What torch.load itself could not find again. */
    private void namedOutside() throws IOException {
        in.line();
        stack.push(Opaque.OUTSIDE);
    }

    private void persistent() throws IOException {
        Pickled outside = TorchObjects.persistent(stack.pop(), in);
        if (outside instanceof Storage storage) {
            storages.accept(storage);
        }
        stack.push(outside);
    }
}

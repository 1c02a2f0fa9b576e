/**
 * Teachers that are networks: asked about every sample once, with the answers kept on disk for the
 * next run. One that is told so also answers for whatever a batch carries of its modality, such as
 * the view that was drawn for the student; of that nothing is kept:
 *
 * <pre>{@code
 * Teacher teacher = BackboneTeacher.open(config, TeacherContext.builder()
 *         .setDataset(dataset)
 *         .setModality("audio")
 *         .setManager(manager)
 *         .optBackbones(backbones)
 *         .optAsksForDrawnViews(true)
 *         .build());
 * BatchLoader loader = BatchLoader.builder()
 *         .setSamples(dataset, Subset.TRAIN)
 *         .setModalities(List.of("video", "audio")) // the student's first, it counts the views
 *         .setBatchSize(64)
 *         .setFaults(faults)
 *         .build();
 * try (Epoch epoch = loader.epoch(Order.shuffled(seed, number), Views.drawn(seed + number))) {
 *     while (epoch.hasNext()) {
 *         try (NDManager step = manager.newSubManager()) {
 *             Batch batch = epoch.next(step);
 *             TeacherOutput output = teacher.output(batch, step);
 *             ...
 *         }
 *     }
 * }
 * }</pre>
 */
package org.kdtoolkit.teachers.network;

// Most tests wait for other processes most of the time, the two whole days of the demo for minutes.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

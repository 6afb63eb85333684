namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Measures the bytes that calls allocate. The result does not depend on the load of the machine.</summary>
internal static class AllocationCounter
{
    /// <summary>Measures the bytes per call: the minimum of several batches, because other threads of the runtime sometimes allocate too.</summary>
    public static async Task<double> MeasureBytesPerCallAsync(Func<Task> call, int count, int batches = 5)
    {
        double min = double.MaxValue;
        for (int batch = 0; batch < batches; batch++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < count; i++)
            {
                await call();
            }

            min = Math.Min(min, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count);
        }

        return min;
    }
}

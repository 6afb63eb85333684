namespace ChatExport;

/// <summary>Writes items in a format.</summary>
internal interface IItemWriter<in T> : IDisposable
{
    void Write(T item);

    /// <summary>Flushes all items to the stream.</summary>
    void Flush();
}

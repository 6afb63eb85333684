namespace ChatExport;

/// <summary>Writes items in a format.</summary>
internal interface IItemWriter<in T> : IDisposable
{
    void Write(T item);

    /// <summary>Brings all that was written into the stream.</summary>
    void Flush();
}

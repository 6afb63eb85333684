namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>Checks an exception and its inner exceptions.</summary>
internal static class ExceptionChain
{
    public static IEnumerable<Exception> Of(Exception exception)
    {
        yield return exception;
        IEnumerable<Exception> inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : exception.InnerException is { } single ? [single] : [];
        foreach (Exception nested in inner.SelectMany(Of))
        {
            yield return nested;
        }
    }

    /// <summary>Asserts that neither the exception nor an inner exception has a type of Refit or Polly.</summary>
    public static void ShouldNotContainLibraryExceptions(this Exception exception) => Of(exception).Where(IsOfLibrary).Should().BeEmpty();

    private static bool IsOfLibrary(Exception exception)
    {
        string name = exception.GetType().FullName!;
        return name.StartsWith("Refit.", StringComparison.Ordinal) || name.StartsWith("Polly.", StringComparison.Ordinal);
    }
}

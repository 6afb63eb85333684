using Comm100.LiveChat.Client.Tests.Contract;

namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>The messages of exceptions, which are compared with a reviewed file.</summary>
/// <param name="file">The path of the file in the repository.</param>
internal sealed class MessageList(string file)
{
    private readonly List<string> _lines = [];

    public void AddTitle(string title) => _lines.AddRange(_lines.Count == 0 ? [title] : ["", title]);

    /// <summary>Adds the exception of a call that must fail, with details that the message does not contain.</summary>
    public async Task AddAsync(string name, Func<Task> call, Func<Exception, string> getDetails)
    {
        Exception exception = (await Record.ExceptionAsync(() => call().OrFail()))!;
        exception.Should().NotBeNull("{0} must fail", name);
        exception.Message.Should().NotContain("hidden");
        _lines.Add($"- {name}");
        _lines.Add($"  {exception.GetType().Name}: {exception.Message}{getDetails(exception)}");
    }

    public void Check() => ReviewedFile.Check(file, string.Join('\n', _lines) + "\n");
}

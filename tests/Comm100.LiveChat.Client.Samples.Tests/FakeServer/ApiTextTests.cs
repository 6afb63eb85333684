namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

public sealed class ApiTextTests
{
    [Fact]
    public void The_descriptions_of_the_sample_match_the_client_documentation() => ReviewedFile.Check("samples/FakeServer/Api/texts.json", ApiTexts.Create());
}

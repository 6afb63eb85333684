namespace Comm100.LiveChat.Client.FakeServer.Tests;

public sealed class ApiTextTests
{
    [Fact]
    public void The_texts_of_the_sample_are_those_of_the_client() => ReviewedFile.Check("samples/FakeServer/Api/texts.json", ApiTexts.Make());
}

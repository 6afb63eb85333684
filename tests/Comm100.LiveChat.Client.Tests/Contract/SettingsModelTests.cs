using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The settings of the site: their models, as they are received and sent, and their operations.</summary>
public sealed class SettingsModelTests : ClientTest
{
    private static readonly Dictionary<string, Exchange> s_exchanges = new(StringComparer.Ordinal)
    {
        ["CannedMessage"] = new("CannedMessages.get", async client => await client.CannedMessages.GetAsync(7), (client, model) => client.CannedMessages.UpdateAsync(7, (CannedMessage)model)),
        ["CannedMessageCategory"] = new("CannedMessageCategories.get", async client => await client.CannedMessageCategories.GetAsync(7), (client, model) => client.CannedMessageCategories.UpdateAsync(7, (CannedMessageCategory)model)),
        ["Department"] = new("Departments.get", async client => await client.Departments.GetAsync(7), (client, model) => client.Departments.UpdateAsync(7, (Department)model)),
        ["CustomAwayStatus"] = new("CustomAwayStatuses.get", async client => await client.CustomAwayStatuses.GetAsync(7), (client, model) => client.CustomAwayStatuses.UpdateAsync(7, (CustomAwayStatus)model)),
        ["ConversionAction"] = new("ConversionActions.get", async client => await client.ConversionActions.GetAsync(7), (client, model) => client.ConversionActions.UpdateAsync(7, (ConversionAction)model)),
        ["VisitorSegmentation"] = new("VisitorSegmentations.get", async client => await client.VisitorSegmentations.GetAsync(7), (client, model) => client.VisitorSegmentations.UpdateAsync(7, (VisitorSegmentation)model)),
        ["VisitorSsoSettings"] = new("VisitorSso.get", async client => await client.VisitorSso.GetAsync(), (client, model) => client.VisitorSso.UpdateAsync((VisitorSsoSettings)model)),
        ["AutoAllocation"] = new("AutoAllocation.get", async client => await client.AutoAllocation.GetAsync(), (client, model) => client.AutoAllocation.UpdateAsync((AutoAllocation)model)),
        ["LiveChatConfig"] = new("Configs.get", async client => await client.Configs.GetAsync(), (client, model) => client.Configs.UpdateAsync((LiveChatConfig)model)),
        ["SecureForm"] = new("SecureForms.get", async client => await client.SecureForms.GetAsync(7), (client, model) => client.SecureForms.UpdateAsync(7, (SecureForm)model)),
        ["Webhook"] = new("Webhooks.list", async client => (await client.Webhooks.ListAsync())[0], (client, model) => client.Webhooks.UpdateAsync(7, (Webhook)model), IsList: true),
        ["CustomVariable"] = new("CustomVariables.list", async client => (await client.CustomVariables.ListAsync())[0], (client, model) => client.CustomVariables.UpdateAsync(7, (CustomVariable)model), IsList: true),
        ["Agent"] = new("Agents.get", async client => await client.Agents.GetAsync(7), (client, model) => client.Agents.UpdateAsync(7, (Agent)model)),
    };

    public static TheoryData<string> Formats => [.. s_exchanges.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_model_has_each_field_in_its_property_and_is_written_back_without_read_only_fields(string format)
    {
        Exchange exchange = s_exchanges[format];
        JsonObject document = ApiContract.Document(format);
        Respond(exchange.OperationId, 200, exchange.IsList ? $"[{document.ToJsonString()}]" : document.ToJsonString());

        object model = await exchange.ReadAsync(CreateClient(options => options.StrictJson = true));
        ModelInspector.Differences(model, document).Should().BeEmpty();

        Respond(exchange.OperationId.Split('.')[0] + ".update", 200, "{}");
        await exchange.WriteAsync(Client, model);
        LastRequest.Method.Should().Be("PUT");
        JsonNode.DeepEquals(JsonNode.Parse(LastRequest.Body), SentFields.Of(format, document)).Should().BeTrue("the body is {0}", LastRequest.Body);
    }

    [Fact]
    public async Task Canned_messages_are_listed_created_read_updated_and_deleted()
    {
        int count = (await Client.CannedMessages.ListAsync()).Count;
        AssertSent("GET", "/cannedMessages");

        CannedMessage created = await Client.CannedMessages.CreateAsync(new CannedMessage { Name = "Thanks", Message = "Thank you!", CategoryId = 1, IsPrivate = false });
        AssertSent("POST", "/cannedMessages", """{"name":"Thanks","message":"Thank you!","categoryId":1,"isPrivate":false}""");
        long id = created.Id!.Value;

        CannedMessage updated = await Client.CannedMessages.UpdateAsync(id, new CannedMessage { Message = "Thanks!" });
        AssertSent("PUT", $"/cannedMessages/{id}", """{"message":"Thanks!"}""");
        updated.Should().BeEquivalentTo(await Client.CannedMessages.GetAsync(id));
        AssertSent("GET", $"/cannedMessages/{id}");
        updated.Should().Match<CannedMessage>(message => message.Name == "Thanks" && message.Message == "Thanks!" && message.CategoryId == 1 && message.IsPrivate == false);

        await Client.CannedMessages.DeleteAsync(id);
        AssertSent("DELETE", $"/cannedMessages/{id}");
        (await Client.CannedMessages.ListAsync()).Should().HaveCount(count);
        await FluentActions.Awaiting(() => Client.CannedMessages.GetAsync(id)).Should().ThrowAsync<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task Canned_message_categories_are_listed_created_read_updated_and_deleted()
    {
        int count = (await Client.CannedMessageCategories.ListAsync()).Count;
        AssertSent("GET", "/cannedMessageCategories");

        long id = (await Client.CannedMessageCategories.CreateAsync(new CannedMessageCategory { Name = "Returns", ParentId = 0, IsPrivate = true })).Id!.Value;
        AssertSent("POST", "/cannedMessageCategories", """{"name":"Returns","parentId":0,"isPrivate":"true"}""");

        CannedMessageCategory updated = await Client.CannedMessageCategories.UpdateAsync(id, new CannedMessageCategory { IsPrivate = false });
        AssertSent("PUT", $"/cannedMessageCategories/{id}", """{"isPrivate":"false"}""");
        updated.Should().BeEquivalentTo(await Client.CannedMessageCategories.GetAsync(id));
        AssertSent("GET", $"/cannedMessageCategories/{id}");
        updated.Should().Match<CannedMessageCategory>(category => category.Name == "Returns" && category.ParentId == 0 && category.IsPrivate == false);

        await Client.CannedMessageCategories.DeleteAsync(id);
        AssertSent("DELETE", $"/cannedMessageCategories/{id}");
        (await Client.CannedMessageCategories.ListAsync()).Should().HaveCount(count);
    }

    [Fact]
    public async Task Departments_are_listed_created_read_updated_and_deleted()
    {
        int count = (await Client.Departments.ListAsync()).Count;
        AssertSent("GET", "/departments");

        Department created = await Client.Departments.CreateAsync(new Department
        {
            Name = "Night shift",
            Agents = [1, 2],
            AllocationRule = AllocationRule.LoadBalancing,
            OfflineMessageTo = OfflineMessageTarget.EmailAddresses,
            EmailAddresses = "night@example.com",
        });
        AssertSent("POST", "/departments", """
            {"name":"Night shift","agents":[1,2],"allocationRule":"load balancing","offlineMessageTo":"emailAddresses","emailAddresses":"night@example.com"}
            """);
        long id = created.Id!.Value;

        Department updated = await Client.Departments.UpdateAsync(id, new Department { Agents = [], BackupDepartmentId = 1 });
        AssertSent("PUT", $"/departments/{id}", """{"agents":[],"backupDepartmentId":1}""");
        updated.Agents.Should().BeEmpty();
        updated.Should().Match<Department>(department => department.Name == "Night shift" && department.AllocationRule == AllocationRule.LoadBalancing && department.BackupDepartmentId == 1);
        (await Client.Departments.GetAsync(id)).Name.Should().Be("Night shift");
        AssertSent("GET", $"/departments/{id}");

        await Client.Departments.DeleteAsync(id);
        AssertSent("DELETE", $"/departments/{id}");
        (await Client.Departments.ListAsync()).Should().HaveCount(count);
    }

    [Fact]
    public async Task Custom_away_statuses_are_listed_created_read_updated_and_deleted_and_agents_can_have_them()
    {
        int count = (await Client.CustomAwayStatuses.ListAsync()).Count;
        AssertSent("GET", "/customAwayStatus");

        long id = (await Client.CustomAwayStatuses.CreateAsync(new CustomAwayStatus { Name = "On the phone", IsVisible = true })).Id!.Value;
        AssertSent("POST", "/customAwayStatus", """{"name":"On the phone","isVisible":true}""");
        (await Client.CustomAwayStatuses.UpdateAsync(id, new CustomAwayStatus { IsVisible = false })).Should().BeEquivalentTo(await Client.CustomAwayStatuses.GetAsync(id));
        AssertSent("GET", $"/customAwayStatus/{id}");
        AssertSent("PUT", $"/customAwayStatus/{id}", """{"isVisible":false}""", Fake.Requests[^2]);

        Agent agent = await Client.Agents.UpdateAsync(1, new Agent { Status = "On the phone" });
        AssertSent("PUT", "/agents/1", """{"status":"On the phone"}""");
        agent.Status!.Value.Should().Match<AgentStatus>(status => !status.IsKnown && status == "on the phone");

        await Client.CustomAwayStatuses.DeleteAsync(id);
        AssertSent("DELETE", $"/customAwayStatus/{id}");
        (await Client.CustomAwayStatuses.ListAsync()).Should().HaveCount(count);
    }

    [Fact]
    public async Task Conversion_actions_are_listed_created_read_and_updated()
    {
        int count = (await Client.ConversionActions.ListAsync()).Count;
        AssertSent("GET", "/conversionsActions");

        long id = (await Client.ConversionActions.CreateAsync(new ConversionAction { Name = "Order", Type = ConversionActionType.Url, MatchType = "contains", MatchValue = "/thanks", IsCaseSensitive = false })).Id!.Value;
        AssertSent("POST", "/conversionsActions", """{"name":"Order","type":"url","matchType":"contains","matchValue":"/thanks","isCaseSensitive":false}""");

        ConversionAction updated = await Client.ConversionActions.UpdateAsync(id, new ConversionAction { IsAssignValue = true, AssignValue = "10" });
        AssertSent("PUT", $"/conversionsActions/{id}", """{"isAssignValue":true,"assignValue":"10"}""");
        updated.Should().BeEquivalentTo(await Client.ConversionActions.GetAsync(id));
        AssertSent("GET", $"/conversionsActions/{id}");
        (await Client.ConversionActions.ListAsync()).Should().HaveCount(count + 1);
    }

    [Fact]
    public async Task Visitor_segments_are_listed_created_read_updated_and_deleted()
    {
        IReadOnlyList<VisitorSegmentation> segments = await Client.VisitorSegmentations.ListAsync();
        AssertSent("GET", "/visitorSegmentations");
        segments.Should().OnlyContain(segment => segment.Notification == null || segment.Notification.IsKnown);

        VisitorSegmentation created = await Client.VisitorSegmentations.CreateAsync(new VisitorSegmentation
        {
            Name = "Loyal",
            Conditions = new Conditions { When = "all", List = [new Condition { Number = 1, Field = "visits", Operator = "moreThan", Value = "5" }] },
            Notification = SegmentNotification.ForDepartments(1, 2),
        });
        AssertSent("POST", "/visitorSegmentations", """
            {"name":"Loyal","conditions":{"when":"all","list":[{"number":1,"field":"visits","operator":"moreThan","value":"5"}]},"notification":{"departments":[1,2]}}
            """);
        long id = created.Id!.Value;
        created.Notification!.Departments.Should().Equal(1, 2);

        VisitorSegmentation updated = await Client.VisitorSegmentations.UpdateAsync(id, new VisitorSegmentation { Notification = SegmentNotification.Nobody, Priority = 3 });
        AssertSent("PUT", $"/visitorSegmentations/{id}", """{"priority":3,"notification":"none"}""");
        (updated.Notification?.IsNobody ?? Fakes.Style == FakeWireStyle.Observed).Should().BeTrue("null also means nobody");
        (await Client.VisitorSegmentations.GetAsync(id)).Conditions!.List.Should().ContainSingle();
        AssertSent("GET", $"/visitorSegmentations/{id}");

        await Client.VisitorSegmentations.DeleteAsync(id);
        AssertSent("DELETE", $"/visitorSegmentations/{id}");
        (await Client.VisitorSegmentations.ListAsync()).Should().HaveCount(segments.Count);
    }

    [Fact]
    public async Task Single_sign_on_is_read_and_updated()
    {
        VisitorSsoSettings before = await Client.VisitorSso.GetAsync();
        AssertSent("GET", "/visitorSSO");

        VisitorSsoSettings after = await Client.VisitorSso.UpdateAsync(new VisitorSsoSettings
        {
            SiteId = before.SiteId,
            SignInUrl = "https://www.example.com/sign-in",
            DataMappings = [new SsoDataMapping { SsoAttribute = "mail", Comm100Field = "email" }],
            CampaignSSOOptions = [new CampaignSsoOptions { CampaignId = 1, SignInType = SignInType.Required, IsSkipPrechat = true }],
        });

        AssertSent("PUT", "/visitorSSO", """
            {"signInUrl":"https://www.example.com/sign-in","dataMappings":[{"ssoAttribute":"mail","comm100Field":"email"}],"campaignSSOOptions":[{"campaignId":1,"signInType":"required","isSkipPrechat":true}]}
            """);
        after.SiteId.Should().Be(before.SiteId).And.NotBeNull();
        after.IsEnable.Should().Be(before.IsEnable).And.NotBeNull();
        after.CampaignSSOOptions.Should().ContainSingle().Which.Should().Match<CampaignSsoOptions>(options => options.CampaignId == 1 && options.SignInType == SignInType.Required);
    }

    [Fact]
    public async Task Auto_allocation_is_read_and_updated()
    {
        AutoAllocation before = await Client.AutoAllocation.GetAsync();
        AssertSent("GET", "/autoAllocation");
        before.AllocationRule!.Value.IsKnown.Should().BeTrue();

        AutoAllocation after = await Client.AutoAllocation.UpdateAsync(new AutoAllocation { AllocationRule = AllocationRule.CapabilityWeighted, MaxChatForAllAgents = 4 });

        AssertSent("PUT", "/autoAllocation", """{"allocationRule":"capability weighted","maxChatForAllAgents":4}""");
        after.AllocationRule.Should().Be(AllocationRule.CapabilityWeighted);
        after.IsEnable.Should().Be(before.IsEnable).And.NotBeNull();
    }

    [Fact]
    public async Task The_configuration_is_read_and_updated()
    {
        LiveChatConfig before = await Client.Configs.GetAsync();
        AssertSent("GET", "/configs");

        LiveChatConfig after = await Client.Configs.UpdateAsync(new LiveChatConfig { SiteId = before.SiteId, IsEnableDepartment = !before.IsEnableDepartment });

        AssertSent("PUT", "/configs", $$"""{"isEnableDepartment":{{(after.IsEnableDepartment!.Value ? "true" : "false")}}}""");
        after.IsEnableDepartment.Should().Be(!before.IsEnableDepartment!.Value);
        after.IsEnableZendesk.Should().Be(before.IsEnableZendesk).And.NotBeNull();
    }

    [Fact]
    public async Task Secure_forms_are_listed_created_read_updated_and_deleted()
    {
        int count = (await Client.SecureForms.ListAsync()).Count;
        AssertSent("GET", "/secureForms");

        SecureForm created = await Client.SecureForms.CreateAsync(new SecureForm { Name = "Payment", Fields = [new Field { Name = "Card", Type = "cardNumber", IsRequired = true }] });
        AssertSent("POST", "/secureForms", """{"name":"Payment","fields":[{"name":"Card","type":"cardNumber","isRequired":true}]}""");
        long id = created.Id!.Value;

        (await Client.SecureForms.UpdateAsync(id, new SecureForm { Description = "For cards" })).Fields.Should().ContainSingle().Which.Name.Should().Be("Card");
        AssertSent("PUT", $"/secureForms/{id}", """{"description":"For cards"}""");
        (await Client.SecureForms.GetAsync(id)).Description.Should().Be("For cards");
        AssertSent("GET", $"/secureForms/{id}");

        await Client.SecureForms.DeleteAsync(id);
        AssertSent("DELETE", $"/secureForms/{id}");
        (await Client.SecureForms.ListAsync()).Should().HaveCount(count);
    }

    [Fact]
    public async Task Webhooks_are_listed_created_updated_and_deleted()
    {
        int count = (await Client.Webhooks.ListAsync()).Count;
        AssertSent("GET", "/webhooks");

        long id = (await Client.Webhooks.CreateAsync(new Webhook { Event = WebhookEvent.ChatEnded, TargetUrl = "https://hooks.example.com/1" })).Id!.Value;
        AssertSent("POST", "/webhooks", """{"event":"chatEnded","targetUrl":"https://hooks.example.com/1"}""");

        Webhook updated = await Client.Webhooks.UpdateAsync(id, new Webhook { Event = WebhookEvent.ChatWrappedUp });
        AssertSent("PUT", $"/webhooks/{id}", """{"event":"chatWrappedUp"}""");
        updated.Should().Match<Webhook>(webhook => webhook.Id == id && webhook.Event == WebhookEvent.ChatWrappedUp && webhook.TargetUrl == "https://hooks.example.com/1");

        await Client.Webhooks.DeleteAsync(id);
        AssertSent("DELETE", $"/webhooks/{id}");
        (await Client.Webhooks.ListAsync()).Should().HaveCount(count);
    }

    [Fact]
    public async Task Custom_variables_are_listed_created_updated_and_deleted()
    {
        int count = (await Client.CustomVariables.ListAsync()).Count;
        AssertSent("GET", "/customVariables");

        long id = (await Client.CustomVariables.CreateAsync(new CustomVariable { Name = "Basket", Type = CustomVariableType.Decimal, Value = "0.5" })).Id!.Value;
        AssertSent("POST", "/customVariables", """{"name":"Basket","type":"decimal","value":"0.5"}""");

        CustomVariable updated = await Client.CustomVariables.UpdateAsync(id, new CustomVariable { Type = CustomVariableType.Text, Value = "" });
        AssertSent("PUT", $"/customVariables/{id}", """{"type":"text","value":""}""");
        updated.Should().Match<CustomVariable>(variable => variable.Name == "Basket" && variable.Type == CustomVariableType.Text && variable.Value == "");

        await Client.CustomVariables.DeleteAsync(id);
        AssertSent("DELETE", $"/customVariables/{id}");
        (await Client.CustomVariables.ListAsync()).Should().HaveCount(count);
    }

    [Fact]
    public async Task Agents_are_read_and_updated()
    {
        Agent before = await Client.Agents.GetAsync(2);
        AssertSent("GET", "/agents/2");
        before.OngoingChats.Should().NotBeNullOrEmpty();

        Agent after = await Client.Agents.UpdateAsync(2, new Agent { Status = AgentStatus.Away, Departments = [1, 3], OngoingChats = "5" });

        AssertSent("PUT", "/agents/2", """{"status":"away","departments":[1,3]}""");
        after.Should().Match<Agent>(agent => agent.Id == 2 && agent.Status == AgentStatus.Away && agent.OngoingChats == before.OngoingChats);
        after.Departments.Should().Equal(1, 3);
    }

    [Fact]
    public async Task Missing_mandatory_fields_including_those_in_lists_are_reported_before_a_request_is_sent()
    {
        (await FluentActions.Awaiting(() => Client.CannedMessageCategories.CreateAsync(new CannedMessageCategory())).Should().ThrowAsync<ArgumentException>())
            .WithMessage("CannedMessageCategories.create (POST /cannedMessageCategories) requires values for 'name', 'parentId', 'isPrivate'. *");
        (await FluentActions.Awaiting(() => Client.SecureForms.CreateAsync(new SecureForm { Fields = [new Field()] })).Should().ThrowAsync<ArgumentException>())
            .WithMessage("*requires values for 'name', 'fields[0].name', 'fields[0].type'. *");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_option_selects_the_spelling_of_a_path()
    {
        LiveChatClient client = CreateClient(options =>
        {
            options.PathSegmentOverrides["conversionsActions"] = "conversionActions";
            options.PathSegmentOverrides["visitorSegmentations"] = "visitorSegments";
        });

        await client.ConversionActions.GetAsync(1);
        LastRequest.Should().Match<Testing.RecordedRequest>(request => request.Path == "/api/v1/livechat/conversionActions/1" && request.OperationId == "ConversionActions.get");
        await client.ConversionActions.ListAsync();
        AssertSent("GET", "/conversionActions");
        await client.VisitorSegmentations.UpdateAsync(1, new VisitorSegmentation { Color = "#ff0000" });
        LastRequest.Should().Match<Testing.RecordedRequest>(request => request.Path == "/api/v1/livechat/visitorSegments/1" && request.OperationId == "VisitorSegmentations.update");
        await client.VisitorSegmentations.ListAsync();
        AssertSent("GET", "/visitorSegments");
    }

    public static TheoryData<string, bool, long[]?, long[]?> Notifications => new()
    {
        { "\"none\"", true, null, null },
        { "\"None\"", true, null, null },
        { "\"\"", true, null, null },
        { """{"agents":[1,2,3]}""", false, [1, 2, 3], null },
        { """{"departments":["4",5]}""", false, null, [4, 5] },
        { """{"agents":[],"departments":[7],"added":true}""", false, [], [7] },
        { """
            "{\"agents\":[1,2]}"
            """, false, [1, 2], null },
        { """
            "{\"Departments\": [3]}"
            """, false, null, [3] },
        { "\"everyone\"", false, null, null },
        { "\"[1]\"", false, null, null },
        { """{"teams":[1]}""", false, null, null },
    };

    [Theory]
    [MemberData(nameof(Notifications))]
    public async Task A_notification_is_read_in_every_form_and_written_back_unchanged(string notification, bool isNobody, long[]? agents, long[]? departments)
    {
        Respond("VisitorSegmentations.get", 200, $$"""{"id":7,"notification":{{notification}}}""");

        VisitorSegmentation segment = await CreateClient(options => options.StrictJson = true).VisitorSegmentations.GetAsync(7);

        segment.Notification!.IsNobody.Should().Be(isNobody);
        segment.Notification.Agents.Should().BeEquivalentTo(agents);
        segment.Notification.Departments.Should().BeEquivalentTo(departments);
        segment.Notification.IsKnown.Should().Be(isNobody || agents is not null || departments is not null);
        Respond("VisitorSegmentations.update", 200, "{}");
        await Client.VisitorSegmentations.UpdateAsync(7, segment);
        AssertJson(LastRequest.Body, $$"""{"notification":{{notification}}}""");
    }

    [Fact]
    public async Task A_null_notification_is_read_as_null()
    {
        Respond("VisitorSegmentations.get", 200, """{"id":7,"notification":null}""");

        (await Client.VisitorSegmentations.GetAsync(7)).Notification.Should().BeNull();
    }

    [Fact]
    public void A_notification_set_by_the_caller_is_written_as_none_or_an_object()
    {
        SegmentNotification.Nobody.ToString().Should().Be("none");
        JsonSerializer.Serialize(SegmentNotification.Nobody).Should().Be("\"none\"");
        foreach (SegmentNotification notification in new[] { SegmentNotification.ForAgents(1, -2), SegmentNotification.ForAgents(), SegmentNotification.ForDepartments(3) })
        {
            notification.IsNobody.Should().BeFalse();
            JsonSerializer.Serialize(notification).Should().Be(notification.ToString());
        }

        SegmentNotification.ForAgents(1, -2).ToString().Should().Be("""{"agents":[1,-2]}""");
        SegmentNotification.ForDepartments(3).ToString().Should().Be("""{"departments":[3]}""");
        FluentActions.Invoking(() => SegmentNotification.ForAgents(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task Department_members_are_read_in_either_form_and_written_back_in_the_same_form()
    {
        const string Members = """
            {"agents":[1,{"id":2,"name":"Ann","added":[1]},"5c1f","6"],"groups":[{"ID":"7","Name":null},{"name":4}]}
            """;
        Respond("Departments.get", 200, Members);

        Department department = await CreateClient(options => options.StrictJson = true).Departments.GetAsync(7);

        department.Agents!.Select(agent => agent.ToString()).Should().Equal("1", "2", "5c1f", "6");
        department.Agents![1].Name.Should().Be("Ann");
        department.Groups!.Select(group => group.ToString()).Should().Equal("7", "");
        department.Agents.Add(8);
        Respond("Departments.update", 200, "{}");
        await Client.Departments.UpdateAsync(7, department);
        AssertJson(LastRequest.Body, """{"agents":[1,{"id":2,"name":"Ann","added":[1]},"5c1f","6",8],"groups":[{"id":"7"},{"name":4}]}""");
    }

    [Theory]
    [InlineData("true", true, "true")]
    [InlineData("false", false, "false")]
    [InlineData("\"true\"", true, "\"true\"")]
    [InlineData("\"False\"", false, "\"False\"")]
    [InlineData("\"\"", null, "\"\"")]
    [InlineData("\"perhaps\"", null, "\"perhaps\"")]
    [InlineData("1", true, "true")]
    public async Task IsPrivate_of_a_category_is_read_from_a_string_or_a_boolean_and_written_back(string value, bool? expected, string written)
    {
        Respond("CannedMessageCategories.get", 200, $$"""{"isPrivate":{{value}}}""");

        CannedMessageCategory category = await CreateClient(options => options.StrictJson = true).CannedMessageCategories.GetAsync(7);

        category.IsPrivate!.Value.Value.Should().Be(expected);
        Respond("CannedMessageCategories.update", 200, "{}");
        await Client.CannedMessageCategories.UpdateAsync(7, category);
        AssertJson(LastRequest.Body, $$"""{"isPrivate":{{written}}}""");
    }

    [Fact]
    public void A_text_boolean_equals_another_with_the_same_value()
    {
        TextBoolean yes = true;

        yes.Should().Be(new TextBoolean("TRUE")).And.NotBe((TextBoolean)false);
        yes.GetHashCode().Should().Be(new TextBoolean("True").GetHashCode());
        new TextBoolean("perhaps").Should().Be(new TextBoolean("perhaps")).And.NotBe(new TextBoolean("no")).And.NotBe(yes);
        default(TextBoolean).Should().Match<TextBoolean>(value => value.Text == "" && value.Value == null);
    }

    [Fact]
    public async Task A_numeric_count_of_ongoing_chats_and_a_misspelled_allocation_rule_are_read()
    {
        Respond("Agents.get", 200, """{"id":7,"ongoingChats":3}""");
        Respond("AutoAllocation.get", 200, """{"allocationRule":"Load banlancing"}""");
        LiveChatClient client = CreateClient(options => options.StrictJson = true);

        (await client.Agents.GetAsync(7)).OngoingChats.Should().Be("3");
        AutoAllocation allocation = await client.AutoAllocation.GetAsync();
        allocation.AllocationRule.Should().Be(AllocationRule.LoadBalancing);
        await client.AutoAllocation.UpdateAsync(allocation);
        AssertSent("PUT", "/autoAllocation", """{"allocationRule":"Load banlancing"}""");
    }

    private void AssertSent(string method, string route, string body = "", Testing.RecordedRequest? request = null)
    {
        request ??= LastRequest;
        $"{request.Method} {request.RawTarget}".Should().Be($"{method} {ApiContract.BasePath}{route}");
        if (body.Length == 0)
        {
            request.Body.Should().BeEmpty();
        }
        else
        {
            AssertJson(request.Body, body);
        }
    }

    private static void AssertJson(string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue("{0} is expected, but the body is {1}", expected, actual);

    private sealed record Exchange(string OperationId, Func<LiveChatClient, Task<object>> ReadAsync, Func<LiveChatClient, object, Task> WriteAsync, bool IsList = false);
}

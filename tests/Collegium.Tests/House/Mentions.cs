using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Collegium.Tests.House;

/// <summary>Every type a type mentions, also where nobody wrote its name: inferred locals, lambdas, what Razor compiles to.</summary>
internal static class Mentions
{
    public static HashSet<string> Of(TypeDefinition type)
    {
        var found = new HashSet<string>();
        Add(found, type.BaseType);
        foreach (var one in type.Interfaces)
        {
            Add(found, one.InterfaceType);
        }

        Attributes(found, type);
        Constraints(found, type.GenericParameters);
        foreach (var field in type.Fields)
        {
            Add(found, field.FieldType);
            Attributes(found, field);
        }

        foreach (var property in type.Properties)
        {
            Attributes(found, property);
        }

        foreach (var method in type.Methods)
        {
            Signature(found, method);
            Attributes(found, method);
            Constraints(found, method.GenericParameters);
            Body(found, method);
        }

        return found;
    }

    /// <summary>Methods and properties called, as Type::Member.</summary>
    public static IEnumerable<string> Calls(TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from step in method.Body.Instructions
        where step.Operand is MethodReference
        let called = (MethodReference)step.Operand
        select $"{called.DeclaringType.FullName}::{called.Name}";

    private static void Body(HashSet<string> found, MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return;
        }

        foreach (var local in method.Body.Variables)
        {
            Add(found, local.VariableType);
        }

        foreach (var step in method.Body.Instructions)
        {
            Operand(found, step);
        }
    }

    private static void Operand(HashSet<string> found, Instruction step)
    {
        switch (step.Operand)
        {
            case TypeReference type:
                Add(found, type);
                break;
            case MethodReference called:
                Add(found, called.DeclaringType);
                Signature(found, called);
                if (called is GenericInstanceMethod generic)
                {
                    foreach (var argument in generic.GenericArguments)
                    {
                        Add(found, argument);
                    }
                }

                break;
            case FieldReference field:
                Add(found, field.DeclaringType);
                Add(found, field.FieldType);
                break;
        }
    }

    private static void Signature(HashSet<string> found, MethodReference method)
    {
        Add(found, method.ReturnType);
        foreach (var parameter in method.Parameters)
        {
            Add(found, parameter.ParameterType);
        }
    }

    private static void Attributes(HashSet<string> found, ICustomAttributeProvider of)
    {
        foreach (var attribute in of.CustomAttributes)
        {
            Add(found, attribute.AttributeType);
            foreach (var named in attribute.ConstructorArguments.Select(a => a.Value).OfType<TypeReference>())
            {
                Add(found, named);
            }
        }
    }

    private static void Constraints(HashSet<string> found, IEnumerable<GenericParameter> parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => p.Constraints))
        {
            Add(found, constraint.ConstraintType);
        }
    }

    private static void Add(HashSet<string> found, TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                {
                    Add(found, argument);
                }

                Add(found, generic.ElementType);
                return;
            case TypeSpecification of:
                Add(found, of.ElementType);
                return;
            default:
                found.Add(type.FullName);
                return;
        }
    }
}
